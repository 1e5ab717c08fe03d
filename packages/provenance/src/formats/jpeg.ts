import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { ProvenanceError } from '../provenance-error.ts'
import { addToXmp, readXmp, removeFromXmp } from '../xmp/xmp-packet.ts'
import { concatBytes, damaged, startsWith, textOf, uint32, utf8, viewOf } from './bytes.ts'
import type { PictureFormat } from './picture-format.ts'

const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0'

/** Of the part of XMP that one segment is too small for (XMP specification, part 3, 1.1.3.1). */
const extensionHeader = 'http://ns.adobe.com/xmp/extension/\0'

/** Bytes of a segment after its length; two less than its length can say. */
const segmentBytes = 65_533

/** Characters of the digest that joins the parts of an extension. */
const digestLength = 32

/** Header, digest, whole length and offset. */
const extensionStart = extensionHeader.length + digestLength + 8

/** A segment before the pixels: its marker, and where it begins and ends with its marker. */
interface Segment {
  readonly marker: number
  readonly start: number
  readonly end: number
  readonly data: Uint8Array
}

/** JPEG: XMP in `APP1`, and where that is too small for the JSON, this in segments of extended XMP. */
export const jpeg: PictureFormat = {
  name: 'JPEG',
  matches: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  read: (bytes) => {
    const segments = readSegments(bytes)
    const xmp = segments.find(isXmp)
    const packet = xmp && textOf(xmp.data.subarray(xmpHeader.length))
    if (packet === undefined) return undefined
    const digest = extensionOf(packet)
    const extended = digest === undefined ? undefined : textOf(readExtension(segments, digest))
    return readXmp(packet) ?? (extended === undefined ? undefined : readXmp(extended))
  },
  insert: (bytes, { json, ...content }) => {
    const segments = readSegments(bytes)
    const known = segments.find(isXmp)
    const packet = known && textOf(known.data.subarray(xmpHeader.length))
    if (known && (packet === undefined || extensionOf(packet) !== undefined)) throw unmergeable()
    const whole = segmentOf(addToXmp(packet, { ...content, json }))
    const parts = whole ? [whole] : splitXmp(packet, content, json)
    if (known) return concatBytes([bytes.subarray(0, known.start), ...parts, bytes.subarray(known.end)])
    const at = placeFor(segments)
    return concatBytes([bytes.subarray(0, at), ...parts, bytes.subarray(at)])
  },
  strip: (bytes) => {
    const segments = readSegments(bytes)
    const xmp = segments.find(isXmp)
    const packet = xmp && textOf(xmp.data.subarray(xmpHeader.length))
    const removed = packet === undefined ? undefined : removeFromXmp(packet)
    if (xmp === undefined || packet === undefined || removed === undefined) return bytes
    const digest = removed.extension
    const gone = segments.filter(
      (segment) => segment === xmp || (digest !== undefined && isExtension(segment, digest)),
    )
    const parts: Uint8Array[] = []
    let from = 0
    for (const segment of gone) {
      parts.push(bytes.subarray(from, segment.start))
      const rest = segment === xmp && removed.rest !== undefined ? segmentOf(removed.rest) : undefined
      if (rest) parts.push(rest)
      from = segment.end
    }
    return concatBytes([...parts, bytes.subarray(from)])
  },
}

/** Segments up to the pixels. */
function readSegments(bytes: Uint8Array): readonly Segment[] {
  const view = viewOf(bytes)
  const segments: Segment[] = []
  for (let start = 2; ; ) {
    // Any number of fill bytes may come before a marker.
    while (bytes[start] === 0xff && bytes[start + 1] === 0xff) start += 1
    if (start + 4 > bytes.byteLength) throw damaged('JPEG', 'it ends before its pixels')
    const marker = bytes[start + 1] ?? 0
    if (bytes[start] !== 0xff || marker === 0) throw damaged('JPEG', 'a marker is missing')
    if (marker === 0xda) return segments
    const end = start + 2 + view.getUint16(start + 2)
    if (end < start + 4 || end > bytes.byteLength) throw damaged('JPEG', 'it ends within a segment')
    segments.push({ marker, start, end, data: bytes.subarray(start + 4, end) })
    start = end
  }
}

function isXmp({ marker, data }: Segment): boolean {
  return marker === 0xe1 && startsWith(data, xmpHeader)
}

function isExtension({ marker, data }: Segment, digest: string): boolean {
  return marker === 0xe1 && startsWith(data, `${extensionHeader}${digest}`)
}

/** After what must come first: JFIF's and Exif's segments. */
function placeFor(segments: readonly Segment[]): number {
  let at = 2
  for (const { marker, data, end } of segments) {
    const isFirst = marker === 0xe0 || (marker === 0xe1 && startsWith(data, 'Exif\0'))
    if (!isFirst) break
    at = end
  }
  return at
}

/** An XMP segment; undefined when the text is too long for one. */
function segmentOf(packet: string): Uint8Array | undefined {
  const data = concatBytes([utf8(xmpHeader), utf8(packet)])
  return data.byteLength > segmentBytes ? undefined : app1(data)
}

function app1(data: Uint8Array): Uint8Array {
  const length = data.byteLength + 2
  return concatBytes([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), data])
}

function splitXmp(
  packet: string | undefined,
  content: Parameters<typeof addToXmp>[1],
  json: string,
): readonly Uint8Array[] {
  const extension = utf8(addToXmp(undefined, { ...content, json, isExtension: true }))
  const digest = bytesToHex(md5(extension)).toUpperCase()
  const main = segmentOf(addToXmp(packet, { ...content, extension: digest }))
  if (main === undefined) throw unmergeable()
  const size = segmentBytes - extensionStart
  const parts: Uint8Array[] = [main]
  for (let offset = 0; offset < extension.byteLength; offset += size) {
    const head = [utf8(extensionHeader), utf8(digest), uint32(extension.byteLength), uint32(offset)]
    parts.push(app1(concatBytes([...head, extension.subarray(offset, offset + size)])))
  }
  return parts
}

function extensionOf(packet: string): string | undefined {
  return /HasExtendedXMP\s*(?:=\s*["']|>)\s*([0-9A-F]{32})/i.exec(packet)?.[1]
}

function readExtension(segments: readonly Segment[], digest: string): Uint8Array {
  const parts = segments.filter((segment) => isExtension(segment, digest))
  const known = parts.reduce((sum, { data }) => sum + Math.max(0, data.byteLength - extensionStart), 0)
  const whole = new Uint8Array(known)
  for (const { data } of parts) {
    if (data.byteLength < extensionStart) throw damaged('JPEG', 'a part of its XMP is too short')
    const offset = viewOf(data).getUint32(extensionStart - 4)
    const part = data.subarray(extensionStart)
    if (offset + part.byteLength > known) throw damaged('JPEG', 'a part of its XMP is missing')
    whole.set(part, offset)
  }
  if (bytesToHex(md5(whole)).toUpperCase() !== digest.toUpperCase())
    throw damaged('JPEG', 'its XMP is not what its digest says')
  return whole
}

function unmergeable(): ProvenanceError {
  return new ProvenanceError('The JPEG file has XMP of its own that cannot take more.')
}
