import type { ModelFamily } from '../model-family.ts'
import { fromSource } from '../model-rule.ts'
import { ratioSize } from './flux-dev-reading.ts'
import { extraLoraScaleKept, loraScaleMultiplied } from './lora-rules.ts'
import { oneSeedForAll, qualityIgnored } from './output-rules.ts'
import { promptTooLong, readTokens } from './prompt-too-long.ts'
import { seedDrawn } from './seed-drawn.ts'
import { notRepeatable } from './speed-rules.ts'

/** Steps that run where the schema has no field for them. */
const schnellSteps = 4

/** FLUX schnell as it is published by itself: neither image nor guidance. Models with LoRAs of this shape belong to it too. */
export const fluxSchnellFamily: ModelFamily = {
  id: 'flux-schnell',
  title: 'FLUX schnell',
  source:
    "replicate/cog-flux's SchnellPredictor, and the descriptions in the schema of black-forest-labs/flux-schnell",
  shape: {
    prompt: { kind: 'text' },
    aspect_ratio: { kind: 'choice', choices: ['1:1', '16:9'] },
    num_outputs: { kind: 'integer' },
    go_fast: { kind: 'boolean' },
    megapixels: { kind: 'choice', choices: ['1', '0.25'] },
    output_format: { kind: 'choice' },
    output_quality: { kind: 'integer' },
  },
  lacks: [
    'model',
    'width',
    'height',
    'image',
    'input_image',
    'guidance',
    'guidance_scale',
    'prompt_strength',
  ],
  rules: [
    ...fromSource('the description of `output_quality`: not relevant for png', [qualityIgnored]),
    ...fromSource('the description of `lora_scale`: 1.5 times under go_fast', [loraScaleMultiplied]),
    ...fromSource('cog-flux bfl_predictor.py, handle_loras: only `lora_scale` is multiplied', [
      extraLoraScaleKept,
    ]),
    ...fromSource('cog-flux bfl_predictor.py: T5 of length 256', [
      promptTooLong(() => readTokens('schnell')),
    ]),
    ...fromSource('cog-flux predict.py, description of `go_fast`: not deterministic, whatever the seed', [
      notRepeatable,
    ]),
    ...fromSource('cog-flux bfl_predictor.py, predict: `if not seed`', [seedDrawn((seed) => seed === 0, 1)]),
    ...fromSource('cog-flux flux/sampling.py, get_noise: one generator for all pictures', [oneSeedForAll]),
  ],
  size: ratioSize,
  steps: (reading) =>
    reading.port('num_inference_steps') === undefined ? schnellSteps : reading.number('num_inference_steps'),
}
