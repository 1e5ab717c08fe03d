import { WeftError } from '@weft/ports'

/**
 * Decodes a `data:` URL, base64 or percent-encoded (RFC 2397; without a type it is text/plain).
 * @throws `provider_failed` when it cannot be read.
 */
export function readDataUrl(url: string): { readonly bytes: Uint8Array; readonly mediaType: string } {
  const comma = url.indexOf(',')
  const unreadable = () =>
    new WeftError({
      code: 'provider_failed',
      message: `An output is a data URL that cannot be read: ${url.slice(0, 60)}…`,
      retryable: false,
    })
  if (!/^data:/i.test(url) || comma === -1) throw unreadable()
  const [type = '', ...options] = url.slice(5, comma).split(';')
  const mediaType = type.trim().toLowerCase() || 'text/plain'
  const data = url.slice(comma + 1)
  if (options.some((option) => option.trim().toLowerCase() === 'base64')) {
    if (!/^[A-Za-z0-9+/_\s-]*=*\s*$/.test(data)) throw unreadable()
    return { bytes: new Uint8Array(Buffer.from(data, 'base64')), mediaType }
  }
  try {
    return { bytes: new TextEncoder().encode(decodeURIComponent(data)), mediaType }
  } catch {
    throw unreadable()
  }
}
