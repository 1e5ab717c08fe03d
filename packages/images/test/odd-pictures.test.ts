import { createImageOperations } from '@weft/images'
import type { ImageValue } from '@weft/ports'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryAssets } from './memory-assets.ts'
import { writeHeic } from './write-heic.ts'

const { assets, put } = memoryAssets()
const images = createImageOperations({ assets })

const plain = (width = 24, height = 16): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#c83214' } })

const frames = async () =>
  sharp(
    await Promise.all(
      ['#c83214', '#00ff00'].map((background) =>
        sharp({ create: { width: 24, height: 16, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )

/** Pictures that people really have, and that few expect. */
const odd: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'one pixel': () => plain(1, 1).png().toBuffer(),
  '16 bits': () => plain().toColourspace('rgb16').png().toBuffer(),
  'one grey channel': () => plain().greyscale().toColourspace('b-w').png().toBuffer(),
  'grey with alpha': () => plain().ensureAlpha(0.5).toColourspace('b-w').png().toBuffer(),
  'half clear': () => plain().ensureAlpha(0.5).png().toBuffer(),
  'a palette': () => plain().png({ palette: true, colours: 4 }).toBuffer(),
  CMYK: () => plain().toColourspace('cmyk').jpeg().toBuffer(),
  'an animated WebP': async () => (await frames()).webp().toBuffer(),
  'an animated GIF': async () => (await frames()).gif().toBuffer(),
  'turned by EXIF': () => plain(16, 24).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  HEIC: async () => writeHeic({ width: 32, height: 16 }, () => ({ y: 80, cb: 100, cr: 220 })),
}

describe.each(Object.entries(odd))('%s', (_name, make) => {
  let picture: ImageValue
  beforeAll(async () => {
    picture = await put(new Uint8Array(await make()), 'image/png')
  })

  it('goes through every edit of pictures and keeps its size', async () => {
    const { width, height } = picture
    const size = { width, height }
    expect(await images.normalize(picture)).toMatchObject(size)
    expect(await images.alphaMask(picture)).toMatchObject(size)
    expect(await images.resizeImage(picture, { width: 7, height: 5 }, 'cover')).toMatchObject({
      width: 7,
      height: 5,
    })
    expect(await images.cropImage(picture, { x: 0, y: 0, width: 1, height: 1 })).toMatchObject({
      width: 1,
      height: 1,
    })
    const none = { left: 0, top: 0, right: 0, bottom: 0 }
    for (const fill of ['edge', 'mirror', '#202020']) {
      expect(await images.padImage(picture, none, fill)).toMatchObject(size)
      expect(await images.padImage(picture, { ...none, left: 3, bottom: 40 }, fill)).toMatchObject({
        width: width + 3,
        height: height + 40,
      })
    }
    const how = { x: -3, y: 2, blend: 'normal', opacity: 0.5 } as const
    expect(await images.compositeImages(picture, picture, how)).toMatchObject(size)
    expect(await images.compositeImages(picture, picture, { ...how, x: 900 })).toMatchObject(size)
    for (const format of ['png', 'jpg', 'webp'] as const)
      expect(await images.convertImage(picture, format, 80)).toMatchObject(size)
    expect((await images.drawGrid([picture, undefined], { columns: 2, gap: 4 })).height).toBeGreaterThan(0)
  })

  it('goes through every edit of masks', async () => {
    const { width, height } = picture
    const size = { width, height }
    for (const channel of ['luminance', 'alpha', 'red', 'green', 'blue'] as const)
      expect(await images.maskFromImage(picture, { channel, threshold: 0 })).toMatchObject(size)
    for (const pixels of [0, 1, -1, 40, -40])
      expect(await images.growMask(picture, pixels)).toMatchObject(size)
    for (const pixels of [0, 0.4, 60]) expect(await images.featherMask(picture, pixels)).toMatchObject(size)
    expect(await images.invertMask(picture)).toMatchObject(size)
    expect(await images.combineMasks(picture, picture, 'difference')).toMatchObject(size)
    expect(await images.fitMask(picture, { width: 9, height: 4 })).toMatchObject({ width: 9, height: 4 })
  })
})
