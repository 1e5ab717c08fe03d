import { addToXmp, readXmp, removeFromXmp } from '../xmp/xmp-packet.ts'
import { concatBytes, damaged, latin1, startsWith, textOf, uint32, utf8, viewOf } from './bytes.ts'
import { crc32 } from './crc32.ts'
import type { PictureFormat } from './picture-format.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Keyword of the text chunk that holds the JSON. */
const keyword = 'weft'

/** Keyword of the text chunk that holds XMP, as Adobe's specification gives it. */
const xmpKeyword = 'XML:com.adobe.xmp'

/** A chunk: its name, and where it begins and ends with length and checksum. */
interface Chunk {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly data: Uint8Array
}

/** PNG: JSON in an `iTXt` chunk of its own, XMP without it in another, both before the pixels. */
export const png: PictureFormat = {
  name: 'PNG',
  matches: (bytes) => signature.every((byte, index) => bytes[index] === byte),
  read: (bytes) => {
    const chunks = readChunks(bytes)
    const own = chunks.find((chunk) => keywordOf(chunk) === keyword)
    if (own) return textIn(own)
    // A program that rewrote the file may have kept its XMP alone.
    const xmp = chunks.find((chunk) => keywordOf(chunk) === xmpKeyword)
    const packet = xmp && textIn(xmp)
    return packet === undefined ? undefined : readXmp(packet)
  },
  insert: (bytes, { json, ...content }) => {
    const chunks = readChunks(bytes)
    const [header] = chunks
    if (header?.name !== 'IHDR') throw damaged('PNG', 'its header is missing')
    const known = chunks.find((chunk) => keywordOf(chunk) === xmpKeyword)
    const packet = known && textIn(known)
    const xmp = known && packet === undefined ? undefined : addToXmp(packet, content)
    const rest = known && xmp !== undefined ? without(bytes, [known], header.end) : bytes.subarray(header.end)
    return concatBytes([
      bytes.subarray(0, header.end),
      textChunk(keyword, json),
      ...(xmp === undefined ? [] : [textChunk(xmpKeyword, xmp)]),
      rest,
    ])
  },
  strip: (bytes) => {
    const chunks = readChunks(bytes)
    const own = chunks.filter((chunk) => keywordOf(chunk) === keyword)
    const parts: Uint8Array[] = []
    let from = 0
    for (const chunk of chunks) {
      const packet = keywordOf(chunk) === xmpKeyword ? textIn(chunk) : undefined
      const removed = packet === undefined ? undefined : removeFromXmp(packet)
      if (!own.includes(chunk) && removed === undefined) continue
      parts.push(bytes.subarray(from, chunk.start))
      if (removed?.rest !== undefined) parts.push(textChunk(xmpKeyword, removed.rest))
      from = chunk.end
    }
    return from === 0 ? bytes : concatBytes([...parts, bytes.subarray(from)])
  },
}

function readChunks(bytes: Uint8Array): readonly Chunk[] {
  const view = viewOf(bytes)
  const chunks: Chunk[] = []
  for (let start = signature.length; start < bytes.byteLength; ) {
    if (start + 12 > bytes.byteLength) throw damaged('PNG', 'it ends within a chunk')
    const end = start + 12 + view.getUint32(start)
    if (end > bytes.byteLength) throw damaged('PNG', 'it ends within a chunk')
    const name = latin1(bytes.subarray(start + 4, start + 8))
    chunks.push({ name, start, end, data: bytes.subarray(start + 8, end - 4) })
    // Whatever follows the end is not PNG's.
    if (name === 'IEND') break
    start = end
  }
  return chunks
}

/** What of the bytes from an offset on is in none of the chunks. */
function without(bytes: Uint8Array, chunks: readonly Chunk[], from: number): Uint8Array {
  const parts: Uint8Array[] = []
  let at = from
  for (const { start, end } of chunks) {
    parts.push(bytes.subarray(at, start))
    at = end
  }
  return concatBytes([...parts, bytes.subarray(at)])
}

function keywordOf({ name, data }: Chunk): string | undefined {
  if (name !== 'iTXt') return undefined
  return [keyword, xmpKeyword].find((word) => startsWith(data, `${word}\0`))
}

/** The text of an `iTXt` chunk; undefined where it is compressed or no UTF-8. */
function textIn(chunk: Chunk): string | undefined {
  const { data } = chunk
  const flags = (keywordOf(chunk) ?? '').length + 1
  if (data[flags] !== 0) return undefined
  const language = data.indexOf(0, flags + 2)
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1)
  return translated === -1 ? undefined : textOf(data.subarray(translated + 1))
}

function textChunk(word: string, text: string): Uint8Array {
  // Keyword, then: not compressed, method 0, no language, no translated keyword.
  const data = concatBytes([utf8(word), new Uint8Array(5), utf8(text)])
  const name = utf8('iTXt')
  return concatBytes([uint32(data.byteLength), name, data, uint32(crc32(name, data))])
}
