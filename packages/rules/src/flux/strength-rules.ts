import type { ModelRule } from '../model-rule.ts'
import type { Reading } from '../reading.ts'

/** Without an image there is nothing whose share the strength could be. */
export const strengthWithoutImage: ModelRule = {
  code: 'strength-without-image',
  severity: 'warning',
  needs: ['image', 'prompt_strength'],
  find: (reading) =>
    reading.isSet('prompt_strength') && reading.isGiven('image') === false
      ? [
          {
            input: 'prompt_strength',
            message: '`prompt_strength` is ignored, because it counts only with an image.',
            mend: { label: 'Drop prompt_strength', set: { prompt_strength: undefined } },
          },
        ]
      : [],
}

/** Makes the rule that only some of the steps run on an image. `stepsOf` says how many. */
export function fewerSteps(stepsOf: (reading: Reading) => number | undefined): ModelRule {
  return {
    code: 'fewer-steps',
    severity: 'info',
    needs: ['image', 'prompt_strength', 'num_inference_steps'],
    find: (reading) => {
      const asked = reading.number('num_inference_steps')
      const steps = stepsOf(reading)
      if (asked === undefined || steps === undefined || steps < 1 || steps === asked) return []
      return [
        {
          input: 'num_inference_steps',
          message: `${steps} of the ${asked} steps really run, because \`prompt_strength\` is ${String(reading.value('prompt_strength'))}.`,
        },
      ]
    },
  }
}
