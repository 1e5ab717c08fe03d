import type { ModelRule } from '../model-rule.ts'
import { isFast } from './flux-reading.ts'

/** What `go_fast` multiplies the scale of the main LoRA by. */
const fastFactor = 1.5

/** `go_fast` multiplies the scale of the main LoRA. */
export const loraScaleMultiplied: ModelRule = {
  code: 'lora-scale-multiplied',
  severity: 'info',
  needs: ['go_fast', 'lora_scale'],
  find: (reading) => {
    const scale = reading.number('lora_scale')
    if (!reading.isSet('lora_scale') || scale === undefined || scale === 0) return []
    if (isFast(reading) !== true) return []
    const real = Math.round(scale * fastFactor * 1000) / 1000
    return [
      {
        input: 'lora_scale',
        message: `It counts as ${real}: \`go_fast\` multiplies the scale of the main LoRA by ${fastFactor}.`,
      },
    ]
  },
}

/** `go_fast` leaves the scale of the extra LoRA as it is. */
export const extraLoraScaleKept: ModelRule = {
  code: 'extra-lora-scale-kept',
  severity: 'info',
  needs: ['go_fast', 'extra_lora_scale'],
  find: (reading) =>
    reading.isSet('extra_lora_scale') && isFast(reading) === true
      ? [
          {
            input: 'extra_lora_scale',
            message: `It counts as it stands: \`go_fast\` does not multiply it by ${fastFactor}, whatever the description says.`,
          },
        ]
      : [],
}

/** Facts about the scales of the two LoRAs. */
export const loraRules: readonly ModelRule[] = [
  loraScaleMultiplied,
  extraLoraScaleKept,
  {
    code: 'extra-lora-alone',
    severity: 'warning',
    needs: ['extra_lora', 'lora_weights'],
    // A fine-tune (whose field is `replicate_weights`) has its trained weights as the main ones: there the extra one counts.
    find: (reading) =>
      reading.isSet('extra_lora') &&
      reading.isGiven('lora_weights') === false &&
      reading.port('replicate_weights') === undefined &&
      isFast(reading) === false
        ? [
            {
              input: 'extra_lora',
              message:
                '`extra_lora` is ignored, because there is no main LoRA and `go_fast` is not in effect. Put it into `lora_weights`.',
              mend: moveToMain(reading.value('extra_lora')),
            },
          ].map(({ mend, ...finding }) => (mend === undefined ? finding : { ...finding, mend }))
        : [],
  },
]

function moveToMain(reference: unknown) {
  if (typeof reference !== 'string') return undefined
  return { label: 'Make it the main LoRA', set: { lora_weights: reference, extra_lora: undefined } }
}
