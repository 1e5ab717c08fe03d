import { WeftError } from '@weft/ports'
import { canceledError, pause, readDataUrl } from '@weft/provider'
import { isOutputAddress } from './is-output-address.ts'
import { NetworkFailure } from './network-failure.ts'
import { readWithin } from './read-within.ts'
import type { ReplicateProviderOptions } from './replicate-provider-options.ts'
import { retryDelayMs } from './retry-delay-ms.ts'
import type { SendContext } from './send-context.ts'
import { sendRequest } from './send-request.ts'

const maximumTries = 5
const maximumRedirects = 5

type Download = { readonly bytes: Uint8Array; readonly mediaType: string }
type DownloadContext = SendContext & Pick<ReplicateProviderOptions, 'token' | 'baseUrl' | 'maxDownloadBytes'>

/**
 * Fetches an output. Addresses outside Replicate's are refused before anything is sent, those of redirects too.
 * The token goes only to the origin of the base URL.
 * @throws `provider_failed` for a foreign address, `output_lost` when the file is gone, `too_large`,
 * `provider_unreachable` after five tries, `canceled`.
 */
export async function downloadOutput(
  context: DownloadContext,
  address: string,
  signal: AbortSignal,
): Promise<Download> {
  const limit = context.maxDownloadBytes ?? 256_000_000
  if (/^data:/i.test(address)) {
    // Base64 takes four characters for three bytes: anything longer than this is too large in any case.
    if (address.length > limit * 3 + 1000) throw tooLarge(limit)
    const file = readDataUrl(address)
    if (file.bytes.byteLength > limit) throw tooLarge(limit)
    return file
  }
  for (let tries = 1; ; tries += 1) {
    if (signal.aborted) throw canceledError()
    try {
      return await fetchFollowing(context, allowedUrl(address, context.baseUrl), signal)
    } catch (error) {
      if (signal.aborted) throw canceledError()
      const failure = error instanceof NetworkFailure ? unreachable(error.message, error) : error
      if (!(failure instanceof WeftError) || !failure.retryable || tries === maximumTries) throw failure
      if (failure.code === 'output_lost') throw failure
      await pause(context.sleep, retryDelayMs(tries, failure.retryAfter, context.random), signal)
    }
  }
}

async function fetchFollowing(context: DownloadContext, start: URL, signal: AbortSignal): Promise<Download> {
  let url = start
  for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
    const answer = await fetchStep(context, url, signal)
    if ('bytes' in answer) return answer
    url = allowedUrl(new URL(answer.location, url).href, context.baseUrl)
  }
  throw failed('An output redirects too often.')
}

async function fetchStep(
  context: DownloadContext,
  url: URL,
  signal: AbortSignal,
): Promise<Download | { readonly location: string }> {
  const limit = context.maxDownloadBytes ?? 256_000_000
  const isApi = url.origin === new URL(context.baseUrl).origin && context.token !== ''
  const init = isApi ? { headers: { Authorization: `Bearer ${context.token}` } } : {}
  const read = async (response: Response) => {
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel()
      return { location }
    }
    if (!response.ok) {
      await response.body?.cancel()
      throw errorOfStatus(response)
    }
    const bytes = await readWithin(response, limit)
    if (bytes === undefined) throw tooLarge(limit)
    const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
    return { bytes, mediaType: mediaType || 'application/octet-stream' }
  }
  const passes = (error: unknown) => error instanceof WeftError
  const request = { url: url.href, init, signal, timeoutMs: 300_000 }
  return sendRequest(context.fetch, request, { read, redact: context.redact, passes })
}

function allowedUrl(address: string, baseUrl: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url !== undefined && isOutputAddress(url, baseUrl)) return url
  const shown = url === undefined ? JSON.stringify(address.slice(0, 100)) : url.origin
  return refuse(
    `Outputs are fetched only from https://replicate.delivery, its subdomains and ${new URL(baseUrl).origin}; the model gave one at ${shown}.`,
  )
}

function errorOfStatus({ status, headers }: Response): WeftError {
  if (status === 401 || status === 403 || status === 404 || status === 410) {
    return new WeftError({
      code: 'output_lost',
      message: `An output is gone (HTTP ${status}): Replicate deletes outputs one hour after the end. Run it again.`,
      retryable: true,
    })
  }
  if (status === 429 || status >= 500) {
    const asked = Number(headers.get('retry-after') ?? Number.NaN)
    return unreachable(`HTTP ${status}`, undefined, Number.isFinite(asked) ? asked : undefined)
  }
  return failed(`An output cannot be fetched: HTTP ${status}.`)
}

function unreachable(reason: string, cause?: NetworkFailure, retryAfter?: number): WeftError {
  return new WeftError({
    code: 'provider_unreachable',
    message: `An output cannot be fetched for now (${reason}).`,
    retryable: true,
    cause,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  })
}

function refuse(message: string): never {
  throw failed(message)
}

function failed(message: string): WeftError {
  return new WeftError({ code: 'provider_failed', message, retryable: false })
}

function tooLarge(limit: number): WeftError {
  const message = `An output is larger than ${(limit / 1e6).toFixed(0)} MB.`
  return new WeftError({ code: 'too_large', message, retryable: false })
}
