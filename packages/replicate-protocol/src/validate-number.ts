import type { InvalidField } from './invalid-field.ts'
import type { JsonSchema } from './resolve-schema.ts'

/** Checks a number's bounds: `minimum`, `maximum`, the exclusive ones, and `ge`, `le` as some schemas write them. */
export function validateNumber(value: number, schema: JsonSchema, field: string): readonly InvalidField[] {
  const rules = [
    {
      type: 'number_gte',
      bound: schema.minimum ?? schema.ge,
      fits: (b: number) => value >= b,
      words: 'greater than or equal to',
    },
    {
      type: 'number_lte',
      bound: schema.maximum ?? schema.le,
      fits: (b: number) => value <= b,
      words: 'less than or equal to',
    },
    {
      type: 'number_gt',
      bound: schema.exclusiveMinimum ?? schema.gt,
      fits: (b: number) => value > b,
      words: 'greater than',
    },
    {
      type: 'number_lt',
      bound: schema.exclusiveMaximum ?? schema.lt,
      fits: (b: number) => value < b,
      words: 'less than',
    },
  ]
  return rules.flatMap(({ type, bound, fits, words }) =>
    typeof bound === 'number' && !fits(bound)
      ? [{ type, field, description: `Must be ${words} ${bound}` }]
      : [],
  )
}
