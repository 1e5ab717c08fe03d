/** Gives the bytes of a `data:` URL, base64 or percent-encoded; undefined when it is none. */
export function readDataUrl(url: string): Uint8Array<ArrayBuffer> | undefined {
  const comma = url.indexOf(',')
  if (!/^data:/i.test(url) || comma === -1) return undefined
  const body = url.slice(comma + 1)
  if (/;\s*base64\s*$/i.test(url.slice(0, comma))) return new Uint8Array(Buffer.from(body, 'base64'))
  try {
    return new Uint8Array(Buffer.from(decodeURIComponent(body), 'utf8'))
  } catch {
    return undefined
  }
}
