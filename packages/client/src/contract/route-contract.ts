import type { z } from 'zod'

/** One answer of a route. */
export interface RouteResponse {
  readonly description: string
  /** Missing: no body, or bytes of `contentType`. */
  readonly schema?: z.ZodType
  /** Default `application/json` when there is a schema. */
  readonly contentType?: string
  /** Names of the headers it carries, with what they say. */
  readonly headers?: { readonly [name: string]: string }
}

/** A route, its request and its answers: what the server validates with and OpenAPI is made from. */
export interface RouteContract {
  /** Unique; the `operationId`. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Parameters are written `:name`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  /**
   * What a token must allow, each scope with those before it: `read`, `run`, `write`; `open` needs none.
   * Default: `read` for a GET, `write` for all else.
   */
  readonly scope?: 'open' | 'read' | 'run' | 'write'
  /** Asking again does no harm, although it is no GET: nothing is made, or the same thing. Clients may try again. */
  readonly isRepeatable?: true
  readonly params?: z.ZodObject
  /** Strict: an unknown key is an error. Values arrive as strings. */
  readonly query?: z.ZodObject
  /** Headers with a meaning of their own, all optional. */
  readonly headers?: z.ZodObject
  /** Strict: unknown keys are errors and nothing is coerced. */
  readonly body?: z.ZodType
  /** The body may be left out. */
  readonly bodyOptional?: boolean
  /** Kinds of body where it is not `application/json`. */
  readonly bodyTypes?: readonly string[]
  /** Answers when all goes well, by status. Every other one is a `Problem`. */
  readonly responses: { readonly [status: string]: RouteResponse }
  /** Statuses of the problems to expect, beside 400, 401 and 403. */
  readonly problems?: readonly number[]
}
