import type { PixelSize } from './core/pixel-area.ts'

/** What is painted on, loaded. */
export interface PaintSubject extends PixelSize {
  readonly bitmap: ImageBitmap
  /** The picture's pixels, four bytes each; read on the first call. */
  readonly pixels: () => Uint8ClampedArray
  /** The mask to begin with, a byte a pixel. */
  readonly values: Uint8Array<ArrayBuffer>
  /** The size of the old mask when it was another, and it was therefore stretched. */
  readonly stretchedFrom: PixelSize | undefined
}

/** Loads a picture and the mask that was painted on it before, if any. Throws when either cannot be had. */
export async function loadSubject(picture: string, mask: string | undefined): Promise<PaintSubject> {
  const [bitmap, old] = await Promise.all([
    loadBitmap(picture, 'The picture could not be loaded, so nothing can be painted on it.'),
    mask === undefined
      ? undefined
      : loadBitmap(mask, 'The mask painted before could not be loaded. It is kept as it is.'),
  ])
  const { width, height } = bitmap
  let read: Uint8ClampedArray | undefined
  const isOther = old !== undefined && (old.width !== width || old.height !== height)
  return {
    bitmap,
    width,
    height,
    pixels() {
      read ??= readPixels(bitmap, { width, height })
      return read
    },
    values: old ? readMask(old, { width, height }) : new Uint8Array(width * height),
    stretchedFrom: isOther ? { width: old.width, height: old.height } : undefined,
  }
}

async function loadBitmap(address: string, failure: string): Promise<ImageBitmap> {
  const image = new Image()
  image.crossOrigin = 'anonymous'
  image.src = address
  try {
    await image.decode()
    return await createImageBitmap(image)
  } catch (cause) {
    throw new Error(failure, { cause })
  }
}

function readPixels(bitmap: ImageBitmap, { width, height }: PixelSize): Uint8ClampedArray {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser cannot paint.')
  context.drawImage(bitmap, 0, 0, width, height)
  return context.getImageData(0, 0, width, height).data
}

/** How white each pixel is; what is transparent counts as black. */
function readMask(bitmap: ImageBitmap, size: PixelSize): Uint8Array<ArrayBuffer> {
  const pixels = readPixels(bitmap, size)
  const values = new Uint8Array(size.width * size.height)
  for (let at = 0; at < values.length; at++)
    values[at] = Math.round(((pixels[at * 4] ?? 0) * (pixels[at * 4 + 3] ?? 0)) / 255)
  return values
}
