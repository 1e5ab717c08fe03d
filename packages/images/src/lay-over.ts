import type { BlendMode, Overlay } from '@weft/nodes'
import type { ImageValue } from '@weft/ports'
import type { Blend } from 'sharp'
import { readGreyLevels } from './grey-levels.ts'
import { loadSharp } from './load-sharp.ts'
import type { PictureFiles } from './picture-files.ts'

/** Our blend modes in libvips' words. */
const blends: Readonly<Record<BlendMode, Blend>> = {
  normal: 'over',
  multiply: 'multiply',
  screen: 'screen',
  overlay: 'overlay',
  darken: 'darken',
  lighten: 'lighten',
  'hard-light': 'hard-light',
  'soft-light': 'soft-light',
  difference: 'difference',
}

/** Lays a picture on another: the result has the size of the base; what stands over its edges is cut. */
export async function layOver(
  files: PictureFiles,
  base: ImageValue,
  overlay: ImageValue,
  how: Overlay,
): Promise<ImageValue> {
  const below = await files.open(base)
  const left = Math.max(0, how.x)
  const top = Math.max(0, how.y)
  const width = Math.min(base.width, how.x + overlay.width) - left
  const height = Math.min(base.height, how.y + overlay.height) - top
  if (width <= 0 || height <= 0) return files.writePng(below)

  const seen = (await loadSharp())(await fadedOverlay(files, overlay, how)).extract({
    left: left - how.x,
    top: top - how.y,
    width,
    height,
  })
  const input = await seen.png().toBuffer()
  return files.writePng(below.composite([{ input, left, top, blend: blends[how.blend] }]))
}

/** The overlay as PNG, its alpha scaled by the opacity and by the mask. */
async function fadedOverlay(files: PictureFiles, overlay: ImageValue, how: Overlay): Promise<Buffer> {
  const picture = (await files.open(overlay)).toColourspace('srgb').ensureAlpha()
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const levels = how.mask === undefined ? undefined : (await readGreyLevels(files, how.mask, overlay)).data
  for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
    const at = pixel * 4 + 3
    const shown = ((levels?.[pixel] ?? 255) / 255) * how.opacity
    data[at] = Math.round((data[at] ?? 0) * shown)
  }
  return (await loadSharp())(data, { raw: { width: info.width, height: info.height, channels: 4 } })
    .png()
    .toBuffer()
}
