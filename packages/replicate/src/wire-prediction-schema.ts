import { predictionSchema } from '@weft/replicate-protocol'
import { z } from 'zod'

/** Reads a prediction as leniently as can be: what was accepted must not be lost for a missing key. */
export const wirePredictionSchema = predictionSchema.extend({
  output: z.json().optional(),
  error: z.unknown().optional(),
})
