import { Problem } from '../problems/problem.ts'
import { isDeeperThan } from './is-deeper-than.ts'
import { readBytes } from './read-bytes.ts'

/** A document of ten thousand nodes with its pinned schemas stays well below. */
const maxBytes = 10_000_000

/** Deeper than any model's schema. */
const maxDepth = 100

/**
 * Reads a JSON body. Without any body gives `fallback`, when there is one.
 * Throws `unsupported_media_type`, `too_large`, `malformed_request` or `invalid_input`.
 */
export async function readJson(request: Request, fallback?: unknown): Promise<unknown> {
  const type = request.headers.get('content-type')
  const bytes = await readBytes(request, maxBytes)
  if (bytes.byteLength === 0 && fallback !== undefined) return fallback
  if (type === null || !/^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    const found = type === null ? 'there is no Content-Type' : `Content-Type is ${JSON.stringify(type)}`
    throw new Problem('unsupported_media_type', `The body must be application/json, but ${found}.`)
  }
  const value = parse(bytes)
  if (isDeeperThan(value, maxDepth)) {
    throw new Problem('invalid_input', `The body may be nested at most ${maxDepth} levels deep.`)
  }
  return value
}

/** Bytes that are no UTF-8 are no JSON either. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8'
    throw new Problem('malformed_request', `The body cannot be read as JSON: ${reason}.`)
  }
}
