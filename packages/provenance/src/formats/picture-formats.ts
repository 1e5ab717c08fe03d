import { avif } from './avif.ts'
import { jpeg } from './jpeg.ts'
import type { PictureFormat } from './picture-format.ts'
import { png } from './png.ts'
import { webp } from './webp.ts'

/** The kind of file that bytes are, of those that carry provenance; undefined for all others. */
export function formatOf(bytes: Uint8Array): PictureFormat | undefined {
  return [png, jpeg, webp, avif].find(({ matches }) => matches(bytes))
}
