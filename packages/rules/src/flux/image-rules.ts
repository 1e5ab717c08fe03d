import type { Finding, ModelRule } from '../model-rule.ts'
import { fluxSize, fluxSteps, isCustom } from './flux-reading.ts'
import { fewerSteps, strengthWithoutImage } from './strength-rules.ts'

/** A strength that is nearly none and works. */
const leastStrength = 0.1

/** Facts about img2img and inpainting: `image`, `mask`, `prompt_strength` and what they switch off. */
export const imageRules: readonly ModelRule[] = [
  {
    code: 'size-from-image',
    severity: 'warning',
    needs: ['image', 'aspect_ratio', 'width', 'height'],
    find: (reading) => {
      if (reading.isGiven('image') !== true) return []
      const custom = isCustom(reading)
      // The model fails for want of a side, which is told there.
      if (custom === true && !(reading.isSet('width') && reading.isSet('height'))) return []
      const size = fluxSize(reading)
      const real = size === undefined ? '' : `, ${size.width}x${size.height}`
      return ['aspect_ratio', 'width', 'height']
        .filter((input) => reading.isSet(input))
        .map((input): Finding => {
          const message = `\`${input}\` is ignored, because there is an image: the picture gets its size${real}.`
          // Without its sides a custom ratio would fail, so they go together or not at all.
          if (custom === undefined) return { input, message }
          if (custom && reading.port('aspect_ratio')?.default === 'custom') return { input, message }
          const set = custom
            ? { aspect_ratio: undefined, width: undefined, height: undefined }
            : { [input]: undefined }
          return { input, message, mend: { label: `Drop ${Object.keys(set).join(', ')}`, set } }
        })
    },
  },
  {
    code: 'mask-without-image',
    severity: 'warning',
    needs: ['image', 'mask'],
    find: (reading) =>
      reading.isSet('mask') && reading.isGiven('image') === false
        ? [
            {
              input: 'mask',
              message:
                'The mask is ignored, because there is no image to repaint. Give an image, or drop the mask.',
              mend: { label: 'Drop mask', set: { mask: undefined } },
            },
          ]
        : [],
  },
  strengthWithoutImage,
  {
    code: 'no-step-left',
    severity: 'error',
    needs: ['image', 'prompt_strength', 'num_inference_steps'],
    find: (reading) => {
      const isWithout = reading.number('prompt_strength') === 0 && reading.isSet('image')
      const steps = fluxSteps(reading)
      if (!isWithout && (steps === undefined || steps >= 1)) return []
      return [
        {
          input: 'prompt_strength',
          message: `With \`prompt_strength\` ${String(reading.value('prompt_strength'))} no step is left to run, so the model fails on an image (After adjusting the num_inference_steps by strength parameter, the number of pipelinesteps is 0). Set it above 0.`,
          mend: { label: `Set prompt_strength to ${leastStrength}`, set: { prompt_strength: leastStrength } },
          // It fails only if the image really comes.
          ...(reading.isGiven('image') === true ? {} : { severity: 'warning' as const }),
        },
      ]
    },
  },
  fewerSteps(fluxSteps),
]
