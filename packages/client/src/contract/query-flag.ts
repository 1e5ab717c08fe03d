import { z } from 'zod'

/** A yes or no in a query string: `true` or `false` and nothing else. */
export function queryFlag(description: string) {
  return z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .meta({ override: { type: 'string', enum: ['true', 'false'], description } })
}
