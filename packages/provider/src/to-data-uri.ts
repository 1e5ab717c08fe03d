import { WeftError } from '@weft/ports'

/**
 * Writes bytes as a base64 data URI.
 * @throws `invalid_input` when `mediaType` is none, since it would end up inside the URI.
 */
export function toDataUri(bytes: Uint8Array, mediaType: string): string {
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) {
    const message = `Expected a media type such as image/png, found ${JSON.stringify(mediaType)}.`
    throw new WeftError({ code: 'invalid_input', message, retryable: false })
  }
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  return `data:${mediaType};base64,${base64}`
}
