import type { Canvas } from './scene.ts'

/** Makes eight-bit sRGB of linear light: vignette, a soft shoulder for highlights, then contrast about the middle. */
export function developCanvas(canvas: Canvas, contrast: number): Uint8Array<ArrayBuffer> {
  const { width, height, data } = canvas
  const table = developTable(contrast)
  const last = table.length - 1
  const pixels = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const v = y / height - 0.5
    for (let x = 0; x < width; x++) {
      const u = x / width - 0.5
      const edge = 1 - (u * u + v * v) * 0.62
      const at = (y * width + x) * 3
      for (let part = 0; part < 3; part++) {
        const light = (data[at + part] ?? 0) * edge
        const shoulder = light < 0.6 ? light : 0.6 + 0.4 * (1 - Math.exp((0.6 - light) / 0.4))
        // The shoulder ends below 1, so only the foot needs a guard.
        pixels[at + part] = table[shoulder > 0 ? (shoulder * last + 0.5) | 0 : 0] ?? 0
      }
    }
  }
  return pixels
}

function developTable(contrast: number): Uint8Array {
  const size = 8192
  return Uint8Array.from({ length: size }, (_, index) => {
    const linear = index / (size - 1)
    const encoded = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
    const turned = 0.42 + (encoded - 0.42) * contrast
    return Math.max(0, Math.min(255, Math.round(turned * 255)))
  })
}
