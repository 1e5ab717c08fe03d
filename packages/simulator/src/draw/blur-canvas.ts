import type { Canvas } from './scene.ts'

/** Blurs a canvas in place; `radius` in pixels, 0 and below leave it alone. Three box passes come close to a Gaussian. */
export function blurCanvas(canvas: Canvas, radius: number): void {
  const reach = Math.round(radius * 0.6)
  if (reach < 1) return
  const { width, height, data } = canvas
  const line = new Float32Array(Math.max(width, height))
  for (let pass = 0; pass < 3; pass++) {
    for (let part = 0; part < 3; part++) {
      for (let y = 0; y < height; y++)
        blurLine(data, { start: y * width * 3 + part, stride: 3, count: width }, line, reach)
      for (let x = 0; x < width; x++)
        blurLine(data, { start: x * 3 + part, stride: width * 3, count: height }, line, reach)
    }
  }
}

type Run = { readonly start: number; readonly stride: number; readonly count: number }

function blurLine(
  data: Float32Array,
  { start, stride, count }: Run,
  line: Float32Array,
  reach: number,
): void {
  const last = count - 1
  for (let index = 0; index < count; index++) line[index] = data[start + index * stride] ?? 0
  let sum = 0
  for (let offset = -reach; offset <= reach; offset++) sum += line[Math.min(last, Math.max(0, offset))] ?? 0
  const share = 1 / (reach * 2 + 1)
  for (let index = 0; index < count; index++) {
    data[start + index * stride] = sum * share
    sum += (line[Math.min(last, index + reach + 1)] ?? 0) - (line[Math.max(0, index - reach)] ?? 0)
  }
}
