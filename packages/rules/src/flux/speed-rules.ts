import type { ModelRule } from '../model-rule.ts'
import { approximateTokens } from './approximate-tokens.ts'
import { isCustom, isFast } from './flux-reading.ts'

/** Steps that schnell needs. */
const schnellSteps = 4

/** Tokens of a prompt that are read, by `model`. */
const promptTokens: { readonly [model: string]: number } = { dev: 512, schnell: 256 }

/** Facts about `model`, `go_fast`, steps, guidance and the length of the prompt. */
export const speedRules: readonly ModelRule[] = [
  {
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
  },
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
  {
    code: 'prompt-too-long',
    severity: 'warning',
    needs: ['model', 'prompt'],
    find: (reading) => {
      const model = reading.value('model')
      const prompt = reading.value('prompt')
      const limit = typeof model === 'string' ? promptTokens[model] : undefined
      if (limit === undefined || typeof prompt !== 'string') return []
      const tokens = approximateTokens(prompt)
      if (tokens <= limit) return []
      return [
        {
          input: 'prompt',
          message: `The prompt has about ${tokens} tokens (an approximate count), but ${String(model)} reads only the first ${limit}: the end is cut off. Shorten it.`,
        },
      ]
    },
  },
  {
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
  },
]

/** Whether somebody counts on a seed: a number, a wire, or a control that keeps or steps it. */
export function isFixedSeed(seed: unknown): boolean {
  if (typeof seed !== 'object' || seed === null) return true
  return 'control' in seed && seed.control !== 'random'
}
