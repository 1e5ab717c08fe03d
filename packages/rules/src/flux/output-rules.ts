import type { ModelRule } from '../model-rule.ts'
import { isFixedSeed } from './speed-rules.ts'

/** A png has no quality. */
export const qualityIgnored: ModelRule = {
  code: 'quality-ignored',
  severity: 'warning',
  needs: ['output_format', 'output_quality'],
  find: (reading) =>
    reading.isSet('output_quality') && reading.value('output_format') === 'png'
      ? [
          {
            input: 'output_quality',
            message: '`output_quality` is ignored, because png keeps every pixel.',
            mend: { label: 'Drop output_quality', set: { output_quality: undefined } },
          },
        ]
      : [],
}

/** One generator draws all pictures of a call. */
export const oneSeedForAll: ModelRule = {
  code: 'one-seed-for-all',
  severity: 'info',
  needs: ['seed', 'num_outputs'],
  find: (reading) => {
    const images = reading.number('num_outputs')
    if (images === undefined || images < 2) return []
    if (!reading.isSet('seed') || !isFixedSeed(reading.value('seed'))) return []
    return [
      {
        input: 'seed',
        message: `One seed draws all ${images} pictures in a row: the second is not what seed + 1 gives, and the first may not be what the seed gives alone.`,
      },
    ]
  },
}

/** Facts about what comes out: quality and the seeds of several pictures. */
export const outputRules: readonly ModelRule[] = [qualityIgnored, oneSeedForAll]
