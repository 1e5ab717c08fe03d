import { drawFooter } from '../draw/draw-footer.ts'
import type { RawPicture } from '../draw/raw-picture.ts'

/** What a drawn picture is laid over. */
export type Repainting = {
  /** Pixels of the input image, of the drawn picture's size. */
  readonly source: RawPicture
  /** `prompt_strength`: how much of the drawn picture shows, 0..1. */
  readonly strength: number
  /** 1 where it may be repainted, one byte a pixel; missing: everywhere. */
  readonly mask: Uint8Array | undefined
  readonly prompt: string
}

/**
 * Blends a drawn picture over its source by `strength`, sets the words at the foot of what is repainted, and puts the
 * source's own pixels back wherever the mask keeps them. The drawn picture is changed in place.
 */
export function repaintPicture(drawn: RawPicture, { source, strength, mask, prompt }: Repainting): void {
  const { pixels, width, height } = drawn
  for (let at = 0; at < pixels.length; at++) {
    const kept = source.pixels[at] ?? 0
    pixels[at] = Math.round(kept + ((pixels[at] ?? 0) - kept) * strength)
  }
  const box =
    mask === undefined ? { left: 0, top: 0, right: width, bottom: height } : repaintedBox(mask, width)
  if (box !== undefined) drawFooter(drawn, prompt, box, 0.9)
  if (mask === undefined) return
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) pixels.set(source.pixels.subarray(at * 3, at * 3 + 3), at * 3)
  }
}

function repaintedBox(mask: Uint8Array, width: number) {
  const first = mask.indexOf(1)
  if (first === -1) return undefined
  let left = width
  let right = 0
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) continue
    left = Math.min(left, at % width)
    right = Math.max(right, at % width)
  }
  return {
    left,
    right: right + 1,
    top: Math.floor(first / width),
    bottom: Math.floor(mask.lastIndexOf(1) / width) + 1,
  }
}
