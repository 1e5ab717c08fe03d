import { WeftError } from '@weft/ports'

/** Reads a `data:` URL, with base64 or percent encoding. Throws `asset_rejected` when it is malformed. */
export function parseDataUrl(url: string): { readonly bytes: Uint8Array; readonly mediaType: string } {
  const comma = url.indexOf(',')
  const head = /^data:([^,;]*)((?:;[^,;]*)*)$/i.exec(url.slice(0, Math.max(0, comma)))
  if (!head) throw malformed('it has no comma after its type')
  const mediaType = head[1] || 'text/plain'
  const body = url.slice(comma + 1)
  if (!/;base64$/i.test(head[2] ?? '')) return { bytes: decodePercent(body), mediaType }
  const base64 = body.includes('%') ? new TextDecoder().decode(decodePercent(body)) : body
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64)) throw malformed('it is not base64')
  return { bytes: new Uint8Array(Buffer.from(base64, 'base64')), mediaType }
}

function decodePercent(text: string): Uint8Array {
  try {
    return new TextEncoder().encode(decodeURIComponent(text))
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : 'it cannot be decoded')
  }
}

function malformed(reason: string): WeftError {
  return new WeftError({
    code: 'asset_rejected',
    message: `Expected a data: URL that holds a file, but ${reason}.`,
    retryable: false,
  })
}
