import { isIP } from 'node:net'
import { WeftError } from '@weft/ports'
import { isPublicAddress } from './is-public-address.ts'
import type { PublicFetch } from './public-fetch.ts'

const maxRedirects = 5

/** Limits of a fetch. */
export interface FetchPublicOptions {
  /** The network, such as `createPublicFetch` makes it. */
  readonly network: PublicFetch
  /** The most bytes taken. */
  readonly maxBytes: number
  /** Milliseconds for all of it, redirects included. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/**
 * Fetches a file from the public internet: `https:` only, redirects checked like the address itself, no cookies, no
 * credentials. Throws `asset_rejected` for an address that is not allowed or that does not give the file,
 * `too_large`, `timed_out` or `canceled`.
 */
export async function fetchPublic(
  address: string,
  options: FetchPublicOptions,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> {
  const timeout = AbortSignal.timeout(options.timeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    let url = checkUrl(address)
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const response = await options.network.fetch(url.href, { signal })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        url = checkUrl(new URL(location, url).href)
        continue
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw rejected(`${url.origin} answered HTTP ${response.status} instead of a file.`)
      }
      const bytes = await readWithin(response, options.maxBytes, url)
      const declared = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
      return { bytes, mediaType: declared || 'application/octet-stream' }
    }
    throw rejected(`${url.origin} redirects more than ${maxRedirects} times.`)
  } catch (error) {
    if (error instanceof WeftError) throw error
    if (options.signal?.aborted)
      throw new WeftError({
        code: 'canceled',
        message: 'The fetch was canceled.',
        retryable: true,
        cause: error,
      })
    if (timeout.aborted)
      throw new WeftError({
        code: 'timed_out',
        message: `The file was not there within ${options.timeoutMs / 1000} s.`,
        retryable: true,
        cause: error,
      })
    throw new WeftError({
      code: 'asset_rejected',
      message: `The file cannot be fetched: ${reasonOf(error)}.`,
      retryable: true,
      cause: error,
    })
  }
}

function checkUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'https:')
    throw rejected(`A file is fetched from an https: address only, but this is ${address.slice(0, 100)}.`)
  if (url.username !== '' || url.password !== '')
    throw rejected(`The address at ${url.hostname} must not hold a user name or password.`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isPublicAddress(host))
    throw rejected(`Files are fetched from public addresses only, and ${host} is none.`)
  return url
}

async function readWithin(response: Response, maxBytes: number, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength
    if (length > maxBytes)
      throw new WeftError({
        code: 'too_large',
        message: `A file may have at most ${Math.floor(maxBytes / 1e6)} MB, and the one at ${url.origin} has more.`,
        retryable: false,
      })
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function rejected(message: string): WeftError {
  return new WeftError({ code: 'asset_rejected', message, retryable: false })
}

/** `fetch failed` says nothing; what failed is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
