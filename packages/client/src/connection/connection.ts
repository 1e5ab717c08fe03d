import type { z } from 'zod'
import type { RouteContract } from '../contract/route-contract.ts'
import { fillPath } from './fill-path.ts'
import { pause } from './pause.ts'
import { retryWait } from './retry-wait.ts'
import { toApiError } from './to-api-error.ts'
import { WeftApiError } from './weft-api-error.ts'
import { WeftUnreachableError } from './weft-unreachable-error.ts'

/** Where the server is and how to speak to it. */
export interface ConnectionOptions {
  /** Such as `http://127.0.0.1:4600`; in a browser `location.origin`. A path is kept. */
  readonly baseUrl: string
  /** `WEFT_API_TOKEN` of the server, when it has one. */
  readonly token?: string
  /** Default: the global one. */
  readonly fetch?: typeof fetch
  /**
   * How often a request is tried again that got no answer or half of one, 503, or 429 with a short `Retry-After`. Only
   * what can be repeated without harm is: reads, what the contract calls `isRepeatable` (plans, uploads), and
   * creations with an `idempotencyKey`. Default 2; 0 for never.
   */
  readonly retries?: number
  /** Milliseconds before the first further try, doubling. Default 250. */
  readonly retryDelay?: number
}

/** One request, by its route. */
export interface Call {
  readonly params?: { readonly [name: string]: string }
  readonly query?: { readonly [name: string]: string | number | undefined }
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly bytes?: { readonly data: BodyInit; readonly mediaType: string }
  readonly headers?: { readonly [name: string]: string | undefined }
  readonly signal?: AbortSignal | undefined
  /** Whoever asks tries again by its own rule. */
  readonly isOnce?: boolean
}

/** Sends requests. Every method throws a `WeftApiError`, a `WeftUnreachableError`, or the reason of an abort. */
export interface Connection {
  readonly url: (path: string, query?: Call['query']) => string
  /** Gives any answer that is a success, its body still to be read. */
  readonly send: (route: RouteContract, call: Call) => Promise<Response>
  /** Gives the body of a success as text. */
  readonly text: (route: RouteContract, call: Call) => Promise<string>
  /** Gives the body of a success as bytes, with its media type. */
  readonly blob: (route: RouteContract, call: Call) => Promise<Blob>
  /** Gives the body of a success, parsed with the schema. */
  readonly read: <T>(
    route: RouteContract,
    schema: z.ZodType<T>,
    call: Call,
  ) => Promise<{ readonly value: T; readonly response: Response }>
}

/** Makes the connection; nothing is sent yet. */
export function createConnection(options: ConnectionOptions): Connection {
  const base = options.baseUrl.replace(/\/+$/, '')
  const request: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init))

  const url: Connection['url'] = (path, query) => {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) search.set(name, String(value))
    }
    const text = search.toString()
    return `${base}${path}${text === '' ? '' : `?${text}`}`
  }

  /** Sends a request and takes its answer, again where that is safe: also when the answer breaks off halfway. */
  const ask = async <T>(
    route: RouteContract,
    call: Call,
    take: (response: Response) => T | Promise<T>,
  ): Promise<T> => {
    const { retries = 2, retryDelay = 250 } = options
    const isSafe =
      route.method === 'GET' || route.isRepeatable === true || call.headers?.['idempotency-key'] !== undefined
    const most = isSafe && call.isOnce !== true ? retries : 0
    for (let tries = 1; ; tries += 1) {
      try {
        return await take(await sendOnce(route, call))
      } catch (error) {
        const wait = tries > most ? undefined : retryWait(error, tries, retryDelay)
        if (wait === undefined) throw error
        await pause(wait, call.signal)
        call.signal?.throwIfAborted()
      }
    }
  }

  const sendOnce = async (route: RouteContract, call: Call): Promise<Response> => {
    const headers = new Headers({ accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1' })
    if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`)
    for (const [name, value] of Object.entries(call.headers ?? {})) {
      if (value !== undefined) headers.set(name, value)
    }
    const body = call.bytes?.data ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
    if (body !== undefined) headers.set('content-type', call.bytes?.mediaType ?? 'application/json')
    const address = url(fillPath(route.path, call.params ?? {}), call.query)
    const init: RequestInit = { method: route.method, headers }
    if (body !== undefined) init.body = body
    if (call.signal !== undefined) init.signal = call.signal
    const response = await request(address, init).catch(lost(call))
    if (!response.ok) throw await toApiError(response)
    return response
  }

  /** What a broken connection throws, unless it was the caller who broke it. */
  const lost = (call: Call) => (cause: unknown) => {
    call.signal?.throwIfAborted()
    throw new WeftUnreachableError(base, cause)
  }

  return {
    url,
    send: (route, call) => ask(route, call, (response) => response),
    text: (route, call) => ask(route, call, (response) => response.text().catch(lost(call))),
    blob: (route, call) => ask(route, call, (response) => response.blob().catch(lost(call))),
    read: (route, schema, call) =>
      ask(route, call, async (response) => {
        const text = await response.text().catch(lost(call))
        return { value: parseAnswer(schema, text, response.status), response }
      }),
  }
}

/** Lenient with unknown keys; what does not have the shape at all comes from something that is no Weft server. */
function parseAnswer<T>(schema: z.ZodType<T>, text: string, status: number): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    const detail = 'The answer does not have the shape that this version of the client knows.'
    throw new WeftApiError({ status, code: 'unexpected_response', detail, issues: [], cause })
  }
}
