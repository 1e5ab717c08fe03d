import { z } from 'zod'

/** Reads the input of the FLUX LoRA predictor with the defaults of its schema. It was checked before, so this is lenient. */
export const fluxInputSchema = z.looseObject({
  prompt: z.string(),
  image: z.string().optional(),
  mask: z.string().optional(),
  aspect_ratio: z.string().default('1:1'),
  width: z.number().optional(),
  height: z.number().optional(),
  prompt_strength: z.number().default(0.8),
  model: z.string().default('dev'),
  num_outputs: z.number().default(1),
  num_inference_steps: z.number().default(28),
  guidance_scale: z.number().default(3),
  seed: z.number().optional(),
  output_format: z.enum(['webp', 'jpg', 'png']).default('webp'),
  output_quality: z.number().default(80),
  disable_safety_checker: z.boolean().default(false),
  go_fast: z.boolean().default(false),
  megapixels: z.string().default('1'),
  replicate_weights: z.string().optional(),
  lora_scale: z.number().default(1),
  extra_lora: z.string().optional(),
  extra_lora_scale: z.number().default(1),
})

/** See {@link fluxInputSchema}. */
export type FluxInput = z.infer<typeof fluxInputSchema>
