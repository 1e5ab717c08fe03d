import type { ModelRule } from '../model-rule.ts'
import { isCustom, isFast } from './flux-reading.ts'

/** Steps that schnell needs. */
const schnellSteps = 4

/** fp8 is switched off for an image and for a custom size. */
export const goFastOff: ModelRule = {
  code: 'go-fast-off',
  severity: 'warning',
  needs: ['go_fast', 'aspect_ratio'],
  find: (reading) => {
    if (!reading.isSet('go_fast') || reading.value('go_fast') !== true) return []
    const hasImage = reading.isGiven('image') === true
    if (!hasImage && isCustom(reading) !== true) return []
    const cause = hasImage ? 'an image' : 'a custom size'
    const isDefault = reading.port('go_fast')?.default === false
    return [
      {
        input: 'go_fast',
        message: `\`go_fast\` is switched off by the model, because it does not work with ${cause}: it runs in bf16.`,
        mend: { label: 'Switch go_fast off', set: { go_fast: isDefault ? undefined : false } },
      },
    ]
  },
}

/** fp8 gives something else each time. */
export const notRepeatable: ModelRule = {
  code: 'not-repeatable',
  severity: 'warning',
  needs: ['go_fast', 'seed'],
  find: (reading) =>
    reading.isSet('seed') && isFixedSeed(reading.value('seed')) && isFast(reading) === true
      ? [
          {
            input: 'seed',
            message: 'The same seed does not give the same picture again while `go_fast` is on.',
            mend: { label: 'Switch go_fast off', set: { go_fast: false } },
          },
        ]
      : [],
}

/** Facts about `model`, `go_fast`, steps and guidance. */
export const speedRules: readonly ModelRule[] = [
  goFastOff,
  {
    code: 'schnell-steps',
    severity: 'warning',
    needs: ['model', 'num_inference_steps'],
    find: (reading) => {
      const steps = reading.number('num_inference_steps')
      if (!reading.isSet('model') && !reading.isSet('num_inference_steps')) return []
      if (reading.value('model') !== 'schnell' || steps === undefined || steps <= schnellSteps) return []
      return [
        {
          input: 'num_inference_steps',
          message: `schnell needs ${schnellSteps} steps; ${steps} only take longer and cost more.`,
          mend: { label: `Set ${schnellSteps} steps`, set: { num_inference_steps: schnellSteps } },
        },
      ]
    },
  },
  {
    code: 'schnell-guidance',
    severity: 'warning',
    needs: ['model', 'guidance_scale'],
    find: (reading) =>
      reading.value('model') === 'schnell' && reading.isSet('guidance_scale')
        ? [
            {
              input: 'guidance_scale',
              message: '`guidance_scale` has no effect on schnell.',
              mend: { label: 'Drop guidance_scale', set: { guidance_scale: undefined } },
            },
          ]
        : [],
  },
  notRepeatable,
]

/** Whether somebody counts on a seed: a number, a wire, or a control that keeps or steps it. */
export function isFixedSeed(seed: unknown): boolean {
  if (typeof seed !== 'object' || seed === null) return true
  return 'control' in seed && seed.control !== 'random'
}
