import { NetworkFailure } from './network-failure.ts'

/** Codes of Node and undici for a connection that was never made (looking up, connecting, TLS handshake). */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/**
 * Reads what `fetch` threw. Whatever is not known to have failed before the request left counts as sent.
 * The thrown error itself is not kept: undici quotes header values, the token among them, in some messages.
 */
export function readNetworkFailure(error: unknown, redact: (text: string) => string): NetworkFailure {
  const chain = causesOf(error)
  const surelyNotSent = chain.some(
    ({ code, syscall }) => neverConnected.has(code) || syscall === 'connect' || syscall === 'getaddrinfo',
  )
  const words = chain.map(({ message, code }) => message || code).filter(Boolean)
  return new NetworkFailure(redact([...new Set(words)].join(': ')), { surelyNotSent, timedOut: false })
}

function causesOf(error: unknown): { message: string; code: string; syscall: string }[] {
  const found: { message: string; code: string; syscall: string }[] = []
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = next(cause), depth += 1) {
    found.push({
      message: cause.message,
      code: 'code' in cause ? String(cause.code) : '',
      syscall: 'syscall' in cause ? String(cause.syscall) : '',
    })
  }
  return found
}

/** A name with several addresses fails with one error for each; the code is found in them. */
function next(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause
}
