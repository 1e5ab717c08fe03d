import type { RawPicture } from './raw-picture.ts'

/** Adds fine film grain in place, the same for the same seed: it hides banding and the enlargement's softness. */
export function addGrain({ pixels }: RawPicture, seed: number): void {
  let state = seed | 1
  // Writing through this view clamps by itself.
  const clamped = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length)
  for (let index = 0; index < clamped.length; index += 3) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    // The sum of two draws is soft: few pixels jump out.
    const grain = (((state & 255) + ((state >>> 8) & 255) - 255) * 11) >> 9
    clamped[index] = (clamped[index] ?? 0) + grain
    clamped[index + 1] = (clamped[index + 1] ?? 0) + grain
    clamped[index + 2] = (clamped[index + 2] ?? 0) + grain
  }
}
