import type { StartOptions } from '../weft-client.ts'

/** Headers of a request that makes something, and may wait for the end of a run. */
export function startHeaders(options: StartOptions | undefined): {
  readonly [name: string]: string | undefined
} {
  return { 'idempotency-key': options?.idempotencyKey, prefer: preferOf(options?.wait) }
}

/** `Prefer: wait` as the server reads it. */
function preferOf(wait: boolean | number | undefined): string | undefined {
  if (wait === undefined || wait === false) return undefined
  return wait === true ? 'wait' : `wait=${wait}`
}
