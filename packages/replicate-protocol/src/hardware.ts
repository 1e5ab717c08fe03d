import { z } from 'zod'

/** Reads one kind of machine that models run on. */
export const hardwareSchema = z.looseObject({ name: z.string(), sku: z.string() })

/** A kind of machine as it travels. */
export type Hardware = z.infer<typeof hardwareSchema>
