import type { ProblemCode } from '@weft/client'

/** The status and the title of every error answer, by its code. The table is total: the compiler sees to it. */
export const problemStatuses: {
  readonly [code in ProblemCode]: { readonly status: number; readonly title: string }
} = {
  malformed_request: { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'A token is needed' },
  payment_required: { status: 402, title: 'There is no money for it' },
  forbidden: { status: 403, title: 'Not from there' },
  scope_missing: { status: 403, title: 'The token does not allow it' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Not with that method' },
  conflict: { status: 409, title: 'Not in this state' },
  canceled: { status: 409, title: 'Canceled' },
  slug_taken: { status: 409, title: 'The slug is taken' },
  idempotency_conflict: { status: 409, title: 'The key was used for another request' },
  stale: { status: 412, title: 'Changed by someone else' },
  too_large: { status: 413, title: 'Too large' },
  unsupported_media_type: { status: 415, title: 'Not in that format' },
  range_not_satisfiable: { status: 416, title: 'No such range' },
  invalid_input: { status: 422, title: 'Not valid' },
  content_rejected: { status: 422, title: 'Rejected by the provider' },
  asset_rejected: { status: 422, title: 'The file cannot be used' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something broke' },
  provider_failed: { status: 502, title: 'The provider failed' },
  provider_unreachable: { status: 502, title: 'The provider does not answer' },
  provider_unauthenticated: { status: 502, title: 'The provider refuses its token' },
  output_lost: { status: 502, title: 'The output is lost' },
  unavailable: { status: 503, title: 'Not ready' },
  timed_out: { status: 504, title: 'It took too long' },
}
