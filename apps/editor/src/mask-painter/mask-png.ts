import type { PixelSize } from './core/pixel-area.ts'

/** A mask as a PNG of exactly its pixels: white is repainted, black is kept, nothing is transparent. */
export function maskPng(mask: PixelSize & { readonly values: Uint8Array }): Promise<Blob> {
  const canvas = new OffscreenCanvas(mask.width, mask.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot paint.')
  const image = new ImageData(mask.width, mask.height)
  const pixels = new Uint32Array(image.data.buffer)
  // The three colours are alike, so the order of the bytes does not matter beyond the opaque fourth.
  for (let at = 0; at < pixels.length; at++) pixels[at] = (mask.values[at] ?? 0) * 0x010101 + 0xff000000
  context.putImageData(image, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
