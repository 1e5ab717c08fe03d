import { formatInvalidFields } from './format-invalid-fields.ts'
import type { InvalidField } from './invalid-field.ts'
import { ReplicateProblem } from './replicate-problem.ts'

/** Every error that Replicate's API is known to answer with, in its own words (reference: replicate-http). */
export const problem = {
  /** 401: no token, or a wrong one. */
  unauthenticated: (): ReplicateProblem =>
    new ReplicateProblem({
      status: 401,
      title: 'Unauthenticated',
      detail: 'You did not pass a valid authentication token',
    }),

  /** 402: the account cannot pay for the run. */
  insufficientCredit: (): ReplicateProblem =>
    new ReplicateProblem({
      status: 402,
      title: 'Insufficient credit',
      detail:
        'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit. Once you purchase credit, please wait a few minutes before trying again.',
    }),

  /** 404: no such prediction, model, version, file or collection. */
  notFound: (): ReplicateProblem =>
    new ReplicateProblem({ status: 404, detail: 'The requested resource could not be found.' }),

  /** 422: `version` names nothing that may be run. */
  invalidVersion: (): ReplicateProblem =>
    new ReplicateProblem({
      status: 422,
      title: 'Invalid version or not permitted',
      detail: "The specified version does not exist (or perhaps you don't have permission to use it?)",
    }),

  /** 422: the body or the input breaks its schema. `fields` holds at least one entry. */
  invalidInput: (fields: readonly InvalidField[]): ReplicateProblem =>
    new ReplicateProblem({
      status: 422,
      title: 'Input validation failed',
      detail: formatInvalidFields(fields),
      invalidFields: fields,
    }),

  /** 422: a header or a query parameter that cannot be read; `detail` says what was expected. */
  invalidParameter: (detail: string): ReplicateProblem =>
    new ReplicateProblem({ status: 422, title: 'Invalid parameter', detail }),

  /** 400: the body is not what its content type says. */
  unreadableBody: (detail: string): ReplicateProblem =>
    new ReplicateProblem({ status: 400, title: 'Bad request', detail }),

  /** 413: an upload above `limitBytes`. */
  fileTooLarge: (limitBytes: number): ReplicateProblem =>
    new ReplicateProblem({
      status: 413,
      title: 'File too large',
      detail: `The file is larger than the limit of ${Math.floor(limitBytes / 1_000_000)} MB.`,
    }),

  /** 429: too many requests; `retryAfter` in whole seconds. */
  throttled: (retryAfter: number): ReplicateProblem =>
    new ReplicateProblem({
      status: 429,
      detail: `Request was throttled. Your rate limit for creating predictions is reached. Your rate limit resets in ~${retryAfter}s.`,
      retryAfter,
    }),

  /** 5xx: the service's own failure. */
  serverFailure: (status = 500): ReplicateProblem =>
    new ReplicateProblem({ status, title: 'Server error', detail: 'An internal server error occurred.' }),
} as const
