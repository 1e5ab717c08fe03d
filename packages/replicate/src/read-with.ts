import { WeftError } from '@weft/ports'
import { z } from 'zod'

/**
 * Reads an answer of the API with a schema. `what` names it, such as `a prediction`.
 * @throws `provider_failed` that says what was wrong with the answer.
 */
export function readWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new WeftError({
    code: 'provider_failed',
    message: `Replicate answered something that is not ${what}: ${z.prettifyError(parsed.error)}`,
    retryable: false,
  })
}
