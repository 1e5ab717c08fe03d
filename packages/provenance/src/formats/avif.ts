import { ProvenanceError } from '../provenance-error.ts'
import { addToXmp, readXmp, removeFromXmp } from '../xmp/xmp-packet.ts'
import { concatBytes, damaged, latin1, startsWith, textOf, uint32, utf8, viewOf } from './bytes.ts'
import type { PictureFormat } from './picture-format.ts'

/** Names the `uuid` box of XMP (XMP specification, part 3, ISO base media files). */
const xmpId = Uint8Array.from([
  0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
])

/** A box at the top of the file. */
interface Box {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly data: Uint8Array
  /** Goes to the end of the file, however long that is. */
  readonly isOpen: boolean
}

/**
 * AVIF, HEIC and their kin: a `uuid` box after all others. An item of the picture would ask for every offset in the
 * file to be written anew; readers of XMP know both.
 */
export const avif: PictureFormat = {
  name: 'AVIF',
  matches: (bytes) =>
    latin1(bytes.subarray(4, 8)) === 'ftyp' && /avi[fs]|mif1|msf1|hei[cx]/.test(brandsOf(bytes)),
  read: (bytes) => {
    const packet = packetOf(readBoxes(bytes).find(isXmp))
    return packet === undefined ? undefined : readXmp(packet)
  },
  insert: (bytes, payload) => {
    const boxes = readBoxes(bytes)
    if (boxes.at(-1)?.isOpen || boxes.some(isXmp))
      throw new ProvenanceError('The AVIF file cannot take more: its last part is open, or has XMP already.')
    const data = concatBytes([utf8('uuid'), xmpId, utf8(addToXmp(undefined, payload))])
    return concatBytes([bytes, uint32(data.byteLength + 4), data])
  },
  strip: (bytes) => {
    const own = readBoxes(bytes).find((box) => removeFromXmp(packetOf(box) ?? '') !== undefined)
    if (own === undefined) return bytes
    return concatBytes([bytes.subarray(0, own.start), bytes.subarray(own.end)])
  },
}

function brandsOf(bytes: Uint8Array): string {
  return latin1(bytes.subarray(8, Math.min(64, bytes.byteLength)))
}

function isXmp({ name, data }: Box): boolean {
  return name === 'uuid' && startsWith(data, latin1(xmpId))
}

function packetOf(box: Box | undefined): string | undefined {
  return box && isXmp(box) ? textOf(box.data.subarray(xmpId.byteLength)) : undefined
}

function readBoxes(bytes: Uint8Array): readonly Box[] {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let start = 0; start < bytes.byteLength; ) {
    if (start + 8 > bytes.byteLength) throw damaged('AVIF', 'it ends within a box')
    const short = view.getUint32(start)
    const isLong = short === 1
    if (isLong && start + 16 > bytes.byteLength) throw damaged('AVIF', 'it ends within a box')
    const length =
      short === 0 ? bytes.byteLength - start : isLong ? Number(view.getBigUint64(start + 8)) : short
    const head = isLong ? 16 : 8
    const end = start + length
    if (length < head || end > bytes.byteLength) throw damaged('AVIF', 'it ends within a box')
    const name = latin1(bytes.subarray(start + 4, start + 8))
    boxes.push({ start, end, name, data: bytes.subarray(start + head, end), isOpen: short === 0 })
    start = end
  }
  return boxes
}
