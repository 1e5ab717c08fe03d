import { z } from 'zod'

/** One entry of `invalid_fields` in a 422 answer, as Replicate's validator (gojsonschema) writes it. */
export const invalidFieldSchema = z.looseObject({
  /** e.g. `required`, `enum`, `number_lte`, `additional_property_not_allowed`, `format`. */
  type: z.string(),
  /** Dotted path from the request's body: `""` for the body, `input`, `input.num_outputs`. */
  field: z.string(),
  description: z.string(),
})

/** See {@link invalidFieldSchema}. */
export type InvalidField = { readonly type: string; readonly field: string; readonly description: string }
