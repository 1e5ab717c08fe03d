import type { ModelFamily } from '../model-family.ts'
import { fromSource } from '../model-rule.ts'
import { fluxSize, fluxSteps } from './flux-reading.ts'
import { imageRules } from './image-rules.ts'
import { loraRules } from './lora-rules.ts'
import { outputRules } from './output-rules.ts'
import { promptTooLong, readTokens } from './prompt-too-long.ts'
import { seedDrawn } from './seed-drawn.ts'
import { sizeRules } from './size-rules.ts'
import { speedRules } from './speed-rules.ts'

/**
 * FLUX models that take LoRAs and choose between dev and schnell: the predictor of fine-tunes. Its shape is the fields
 * that its facts are about; a model that has them and their choices behaves like it, whatever it is called.
 */
export const fluxLoraFamily: ModelFamily = {
  id: 'flux-lora',
  title: 'FLUX with LoRAs',
  source: "replicate/cog-flux's HotswapPredictor, as published for fine-tunes in the first half of 2025",
  shape: {
    prompt: { kind: 'text' },
    aspect_ratio: { kind: 'choice', choices: ['1:1', '16:9', 'custom'] },
    width: { kind: 'integer' },
    height: { kind: 'integer' },
    model: { kind: 'choice', choices: ['dev', 'schnell'] },
    num_inference_steps: { kind: 'integer' },
    num_outputs: { kind: 'integer' },
    output_format: { kind: 'choice' },
    lora_scale: { kind: 'number' },
  },
  rules: [
    ...fromSource('cog-flux diffusers_predictor.py: `if seed is None or seed < 0`', [
      seedDrawn((seed) => seed < 0, 0),
    ]),
    ...fromSource('cog-flux predict.py, HotswapPredictor, and what it calls', [
      ...sizeRules,
      ...imageRules,
      promptTooLong(({ value }) => readTokens(value('model')), ['model']),
      ...speedRules,
      ...loraRules,
      ...outputRules,
    ]),
  ],
  size: fluxSize,
  steps: fluxSteps,
}
