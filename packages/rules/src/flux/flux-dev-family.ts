import type { ModelFamily } from '../model-family.ts'
import { fromSource, type ModelRule } from '../model-rule.ts'
import { devSteps, ratioSize } from './flux-dev-reading.ts'
import { extraLoraScaleKept, loraScaleMultiplied } from './lora-rules.ts'
import { oneSeedForAll, qualityIgnored } from './output-rules.ts'
import { promptTooLong, readTokens } from './prompt-too-long.ts'
import { seedDrawn } from './seed-drawn.ts'
import { megapixelsIgnored } from './size-rules.ts'
import { goFastOff, notRepeatable } from './speed-rules.ts'
import { fewerSteps, strengthWithoutImage } from './strength-rules.ts'

const ratioFromImage: ModelRule = {
  code: 'ratio-from-image',
  severity: 'warning',
  needs: ['image', 'aspect_ratio'],
  find: (reading) =>
    reading.isSet('aspect_ratio') && reading.isGiven('image') === true
      ? [
          {
            input: 'aspect_ratio',
            message: '`aspect_ratio` is ignored, because there is an image: the picture gets its shape.',
            mend: { label: 'Drop aspect_ratio', set: { aspect_ratio: undefined } },
          },
        ]
      : [],
}

const noStepLeft: ModelRule = {
  code: 'no-step-left',
  severity: 'warning',
  needs: ['image', 'prompt_strength', 'num_inference_steps'],
  find: (reading) =>
    devSteps(reading) === 0
      ? [
          {
            input: 'prompt_strength',
            message: `With \`prompt_strength\` ${String(reading.value('prompt_strength'))} no step is left to run: the image comes back as it is. Set it above 0.`,
            mend: { label: 'Set prompt_strength to 0.1', set: { prompt_strength: 0.1 } },
          },
        ]
      : [],
}

/**
 * FLUX dev as it is published by itself: a ratio instead of a free size, an image, and no choice between dev and
 * schnell. Models with LoRAs of this shape belong to it too, and have the rules about the LoRA fields that they have.
 */
export const fluxDevFamily: ModelFamily = {
  id: 'flux-dev',
  title: 'FLUX dev',
  source:
    "replicate/cog-flux's DevPredictor, and the descriptions in the schema of black-forest-labs/flux-dev",
  shape: {
    prompt: { kind: 'text' },
    aspect_ratio: { kind: 'choice', choices: ['1:1', '16:9'] },
    prompt_strength: { kind: 'number' },
    num_outputs: { kind: 'integer' },
    num_inference_steps: { kind: 'integer' },
    guidance: { kind: 'number' },
    go_fast: { kind: 'boolean' },
    megapixels: { kind: 'choice', choices: ['1', '0.25'] },
    output_format: { kind: 'choice' },
  },
  lacks: ['model', 'width', 'height', 'mask'],
  rules: [
    ...fromSource('the description of `image`: the picture has its aspect ratio', [ratioFromImage]),
    ...fromSource('the description of `prompt_strength`: used with an image', [strengthWithoutImage]),
    ...fromSource('the description of `output_quality`: not relevant for png', [qualityIgnored]),
    ...fromSource('the description of `lora_scale`: 1.5 times under go_fast', [loraScaleMultiplied]),
    ...fromSource('cog-flux bfl_predictor.py, handle_loras: only `lora_scale` is multiplied', [
      extraLoraScaleKept,
    ]),
    ...fromSource('cog-flux predict.py, DevPredictor.predict: bf16 where there is an image', [goFastOff]),
    ...fromSource('cog-flux bfl_predictor.py, predict: width and height are those of the image', [
      megapixelsIgnored,
    ]),
    ...fromSource('cog-flux bfl_predictor.py, predict: `t_idx = int((1.0 - prompt_strength) * n)`', [
      noStepLeft,
      fewerSteps(devSteps),
    ]),
    ...fromSource('cog-flux bfl_predictor.py: T5 of length 512', [promptTooLong(() => readTokens('dev'))]),
    ...fromSource('cog-flux predict.py, description of `go_fast`: not deterministic, whatever the seed', [
      notRepeatable,
    ]),
    ...fromSource('cog-flux bfl_predictor.py, predict: `if not seed`', [seedDrawn((seed) => seed === 0, 1)]),
    ...fromSource('cog-flux flux/sampling.py, get_noise: one generator for all pictures', [oneSeedForAll]),
  ],
  size: ratioSize,
  steps: devSteps,
}
