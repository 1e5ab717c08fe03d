import { Worker } from 'node:worker_threads'
import { crc32, deflateSync } from 'node:zlib'
import { loadSharp } from './load-sharp.ts'

/** The pixels of a decoded picture, four bytes each. */
interface DecodedPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

function isDecoded(message: unknown): message is DecodedPixels {
  if (typeof message !== 'object' || message === null) return false
  return 'width' in message && 'height' in message && 'data' in message && ArrayBuffer.isView(message.data)
}

/**
 * Decodes in a thread of its own: it takes a second of computing, which would hold all else up, and the decoder prints
 * what it finds wrong, which would be in between the lines of a program that writes results to its output.
 */
function decodeApart(bytes: Uint8Array): Promise<DecodedPixels> {
  const { promise, resolve, reject } = Promise.withResolvers<DecodedPixels>()
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), {
    // A copy: the decoder keeps the memory that it is given.
    workerData: new Uint8Array(bytes),
    stdout: true,
    stderr: true,
  })
  worker.once('message', (message: unknown) => {
    if (isDecoded(message)) resolve(message)
    else reject(new Error('The decoder of HEIC pictures gave no picture.'))
  })
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('The decoder of HEIC pictures ended without a picture.')))
  return promise
}

/**
 * Decodes a HEIC picture, which sharp cannot: its codec is not free. Turned as the file asks.
 *
 * @returns PNG with the colour profile of the file, so that colours can be brought to sRGB as those of any other.
 * @throws Error when the file is damaged.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp()
  const { icc } = await sharp(bytes, { limitInputPixels: false }).metadata()
  const { width, height, data } = await decodeApart(bytes)
  const raw = { raw: { width, height, channels: 4 } } as const
  const picture = sharp(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), raw)
  const { isOpaque } = await picture.stats()
  const png = await (isOpaque ? picture.removeAlpha() : picture).png({ compressionLevel: 1 }).toBuffer()
  return icc === undefined ? new Uint8Array(png) : withProfile(new Uint8Array(png), icc)
}

/** Length of a PNG's signature and first chunk: the profile comes right after. */
const headLength = 33

/** Writes a colour profile into a PNG that has none, without touching its pixels. */
function withProfile(png: Uint8Array, profile: Uint8Array): Uint8Array {
  const name = new TextEncoder().encode('iCCPicc\0\0')
  const packed = deflateSync(profile)
  const chunk = new Uint8Array(4 + name.length + packed.length + 4)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, name.length - 4 + packed.length)
  chunk.set(name, 4)
  chunk.set(packed, 4 + name.length)
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, chunk.length - 4)))
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, headLength))
  whole.set(chunk, headLength)
  whole.set(png.subarray(headLength), headLength + chunk.length)
  return whole
}
