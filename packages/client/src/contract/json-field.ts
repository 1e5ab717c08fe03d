import type { Json } from '@weft/ports'
import { z } from 'zod'

/** Anything that JSON can hold. Bodies come out of `JSON.parse`, so only its absence needs a check. */
export const jsonField = z
  .custom<Json>((value) => value !== undefined, { error: 'a JSON value is missing' })
  .meta({ description: 'Any JSON value.' })
