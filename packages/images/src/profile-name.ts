/**
 * What a colour profile calls itself, such as `Display P3`: its description, as profiles of version 2 (ASCII) and 4
 * (UTF-16) write it. Nothing when it cannot be read.
 */
export function profileName(icc: Uint8Array): string | undefined {
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength)
  const tagAt = 128
  const word = (at: number) => (at + 4 <= icc.length ? view.getUint32(at) : 0)
  const type = (at: number) => String.fromCharCode(...icc.subarray(at, at + 4))
  const count = Math.min(100, word(tagAt))
  for (let tag = 0; tag < count; tag += 1) {
    const entry = tagAt + 4 + tag * 12
    if (type(entry) !== 'desc') continue
    const at = word(entry + 4)
    const isLatin = type(at) === 'desc'
    const [start, length] = isLatin ? [at + 12, word(at + 8) - 1] : [at + word(at + 24), word(at + 20)]
    if (length <= 0 || start + length > icc.length || length > 200) return undefined
    const name = new TextDecoder(isLatin ? 'latin1' : 'utf-16be').decode(icc.subarray(start, start + length))
    return name.replaceAll('\0', '').trim() || undefined
  }
  return undefined
}
