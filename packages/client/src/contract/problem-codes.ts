import { errorCodes } from '@weft/ports'

/**
 * Every `code` of an error answer: the closed set of the engine, and what only the HTTP interface can meet.
 * The server maps each to one status.
 */
export const problemCodes = [
  ...errorCodes,
  'malformed_request',
  'forbidden',
  'scope_missing',
  'method_not_allowed',
  'unsupported_media_type',
  'conflict',
  'slug_taken',
  'stale',
  'idempotency_conflict',
  'range_not_satisfiable',
  'provider_unauthenticated',
  'unavailable',
] as const

/** The `code` of an error answer. */
export type ProblemCode = (typeof problemCodes)[number]
