import { componentSchema, type JsonSchema } from '@weft/replicate-protocol'

/** Whether a version's schema is that of the FLUX LoRA predictor, which the simulator can draw for. */
export function isFluxLora(openapiSchema: JsonSchema): boolean {
  const properties = componentSchema(openapiSchema, 'Input')?.properties
  if (typeof properties !== 'object' || properties === null) return false
  const asked = [
    'prompt',
    'aspect_ratio',
    'num_outputs',
    'output_format',
    'prompt_strength',
    'replicate_weights',
    'lora_scale',
  ]
  return asked.every((name) => Object.hasOwn(properties, name))
}
