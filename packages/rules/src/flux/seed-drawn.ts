import type { ModelRule } from '../model-rule.ts'
import { isFast } from './flux-reading.ts'

/**
 * Makes the rule that some seeds count as none, so that another one is drawn each time; without `go_fast` only, whose
 * seeds repeat nothing anyway.
 *
 * @param isNone whether the predictor takes a number for no seed.
 * @param least the smallest seed that counts.
 */
export function seedDrawn(isNone: (seed: number) => boolean, least: number): ModelRule {
  return {
    code: 'seed-not-used',
    severity: 'warning',
    needs: ['go_fast', 'seed'],
    find: (reading) => {
      const seed = reading.number('seed')
      if (seed === undefined || !isNone(seed) || isFast(reading) !== false) return []
      return [
        {
          input: 'seed',
          message: `\`seed\` ${seed} counts as none: the model draws another one each time, so the picture cannot be made again. Use ${least} or more.`,
          mend: { label: `Set seed to ${least}`, set: { seed: least } },
        },
      ]
    },
  }
}
