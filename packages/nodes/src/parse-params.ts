import type { Json } from '@weft/ports'
import type { z } from 'zod'

/** Params as a definition wants them, and what did not fit, by path inside the params. */
export interface ParsedParams {
  readonly params: { readonly [name: string]: unknown } | undefined
  readonly problems: readonly { readonly path: readonly (string | number)[]; readonly message: string }[]
}

/**
 * Parses a node's params. What does not fit is told and replaced by its default, so that the ports can still be
 * drawn; only when that fails too are there no params.
 */
export const parseParams = (schema: z.ZodObject, params: { readonly [name: string]: Json }): ParsedParams => {
  const first = schema.safeParse(params)
  if (first.success) return { params: first.data, problems: [] }
  const problems = first.error.issues.map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    message,
  }))
  const broken = new Set(problems.map(({ path }) => String(path[0])))
  const rest = Object.fromEntries(Object.entries(params).filter(([name]) => !broken.has(name)))
  const second = schema.safeParse(rest)
  return { params: second.success ? second.data : undefined, problems }
}
