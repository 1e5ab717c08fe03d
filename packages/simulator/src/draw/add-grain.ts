import type { RawPicture } from './raw-picture.ts'

/** Adds fine film grain in place, the same for the same seed: it hides banding and the enlargement's softness. */
export function addGrain({ pixels }: RawPicture, seed: number): void {
  let state = seed | 1
  for (let index = 0; index < pixels.length; index += 3) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    // The sum of two draws is soft: few pixels jump out.
    const grain = ((state & 255) + ((state >>> 8) & 255) - 255) * 0.022
    for (let part = index; part < index + 3; part++) {
      const value = (pixels[part] ?? 0) + grain
      pixels[part] = value < 0 ? 0 : value > 255 ? 255 : Math.round(value)
    }
  }
}
