import { z } from 'zod'

/**
 * A whole number in a query string, written in digits and nothing else.
 * The contract says the range; what is outside of it is an error, never clamped.
 */
export function queryInteger(range: {
  readonly minimum: number
  readonly maximum: number
  readonly description: string
}) {
  return z
    .string()
    .regex(/^\d{1,15}$/, { error: `a whole number from ${range.minimum} to ${range.maximum}, in digits` })
    .transform(Number)
    .pipe(z.int().min(range.minimum).max(range.maximum))
    .meta({
      override: {
        type: 'integer',
        minimum: range.minimum,
        maximum: range.maximum,
        description: range.description,
      },
    })
}
