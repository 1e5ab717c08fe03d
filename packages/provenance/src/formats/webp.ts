import { addToXmp, readXmp, removeFromXmp } from '../xmp/xmp-packet.ts'
import { concatBytes, damaged, latin1, startsWith, textOf, utf8, viewOf } from './bytes.ts'
import type { PictureFormat } from './picture-format.ts'

/** Bits of the first byte of `VP8X` (WebP container specification). */
const hasXmp = 0x04
const hasAlpha = 0x10

interface Chunk {
  readonly name: string
  readonly data: Uint8Array
}

/** WebP: an `XMP ` chunk at the end, and a `VP8X` at the front that says so, made where there was none. */
export const webp: PictureFormat = {
  name: 'WebP',
  matches: (bytes) => startsWith(bytes, 'RIFF') && latin1(bytes.subarray(8, 12)) === 'WEBP',
  read: (bytes) => {
    const packet = packetOf(readChunks(bytes).find(({ name }) => name === 'XMP '))
    return packet === undefined ? undefined : readXmp(packet)
  },
  insert: (bytes, payload) => {
    const chunks = readChunks(bytes)
    const known = chunks.find(({ name }) => name === 'XMP ')
    const [first] = chunks
    const isSimple = first?.name !== 'VP8X'
    const head = isSimple ? makeHeader(first) : Uint8Array.from(first.data)
    head[0] = (head[0] ?? 0) | hasXmp
    const packet = packetOf(known)
    if (known && packet === undefined) throw damaged('WebP', 'its XMP is no text')
    const xmp = { name: 'XMP ', data: utf8(addToXmp(packet, { ...payload, isSimple })) }
    const rest = (isSimple ? chunks : chunks.slice(1)).map((chunk) => (chunk === known ? xmp : chunk))
    return writeChunks([{ name: 'VP8X', data: head }, ...rest, ...(known ? [] : [xmp])])
  },
  strip: (bytes) => {
    const chunks = readChunks(bytes)
    const known = chunks.find(({ name }) => name === 'XMP ')
    const packet = packetOf(known)
    const removed = packet === undefined ? undefined : removeFromXmp(packet)
    if (removed === undefined) return bytes
    const rest = chunks.flatMap((chunk): readonly Chunk[] => {
      if (chunk === known)
        return removed.rest === undefined ? [] : [{ name: 'XMP ', data: utf8(removed.rest) }]
      if (chunk.name !== 'VP8X') return [chunk]
      if (removed.isSimple) return []
      const head = Uint8Array.from(chunk.data)
      if (removed.rest === undefined) head[0] = (head[0] ?? 0) & ~hasXmp
      return [{ name: 'VP8X', data: head }]
    })
    return writeChunks(rest)
  },
}

function packetOf(chunk: Chunk | undefined): string | undefined {
  return chunk && textOf(chunk.data)
}

function readChunks(bytes: Uint8Array): readonly Chunk[] {
  if (bytes.byteLength < 20) throw damaged('WebP', 'it ends before its pixels')
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.byteLength) throw damaged('WebP', 'it is shorter than it says')
  const chunks: Chunk[] = []
  for (let start = 12; start < end; ) {
    if (start + 8 > end) throw damaged('WebP', 'it ends within a chunk')
    const length = view.getUint32(start + 4, true)
    if (start + 8 + length > end) throw damaged('WebP', 'it ends within a chunk')
    const name = latin1(bytes.subarray(start, start + 4))
    chunks.push({ name, data: bytes.subarray(start + 8, start + 8 + length) })
    start += 8 + length + (length % 2)
  }
  return chunks
}

function writeChunks(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const parts = chunks.flatMap(({ name, data }) => [
    utf8(name),
    littleEndian(data.byteLength),
    data,
    new Uint8Array(data.byteLength % 2),
  ])
  const length = parts.reduce((sum, { byteLength }) => sum + byteLength, 4)
  return concatBytes([utf8('RIFF'), littleEndian(length), utf8('WEBP'), ...parts])
}

function littleEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  viewOf(bytes).setUint32(0, value, true)
  return bytes
}

/** A `VP8X` for a file that has only its pixels: their size, and whether they may be transparent. */
function makeHeader(pixels: Chunk | undefined): Uint8Array<ArrayBuffer> {
  const { width, height, alpha } = sizeOf(pixels)
  const head = new Uint8Array(10)
  head[0] = alpha ? hasAlpha : 0
  // Less one, in three bytes each, least significant first.
  for (const [at, size] of [
    [4, width - 1],
    [7, height - 1],
  ] as const)
    for (let byte = 0; byte < 3; byte += 1) head[at + byte] = (size >> (8 * byte)) & 0xff
  return head
}

function sizeOf(chunk: Chunk | undefined): { width: number; height: number; alpha: boolean } {
  if (chunk?.name === 'VP8 ' && chunk.data.byteLength >= 10) {
    const view = viewOf(chunk.data)
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff, alpha: false }
  }
  if (chunk?.name === 'VP8L' && chunk.data.byteLength >= 5) {
    const bits = viewOf(chunk.data).getUint32(1, true)
    return {
      width: (bits & 0x3fff) + 1,
      height: ((bits >>> 14) & 0x3fff) + 1,
      alpha: ((bits >>> 28) & 1) === 1,
    }
  }
  throw damaged('WebP', 'its pixels are missing')
}
