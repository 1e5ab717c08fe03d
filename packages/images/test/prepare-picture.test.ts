import { createImageOperations, inspectImage, makeThumbnail, preparePicture } from '@weft/images'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { memoryAssets } from './memory-assets.ts'
import { writeHeic } from './write-heic.ts'

const red = { r: 220, g: 40, b: 30 }

const plain = (width = 40, height = 20): Sharp =>
  sharp({ create: { width, height, channels: 3, background: red } })

const bytesOf = async (picture: Sharp) => new Uint8Array(await picture.toBuffer())

/** The pixel in the middle. */
const middleOf = async (bytes: Uint8Array) => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return [...data.subarray(at, at + info.channels)]
}

const expectRed = async (bytes: Uint8Array, tolerance = 6) => {
  const [r = 0, g = 0, b = 0] = await middleOf(bytes)
  expect(Math.abs(r - red.r)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(g - red.g)).toBeLessThanOrEqual(tolerance)
  expect(Math.abs(b - red.b)).toBeLessThanOrEqual(tolerance)
}

/** Half left of white and right of red, as a camera keeps it. */
const photo = (options: Parameters<typeof writeHeic>[2] = {}) =>
  writeHeic(
    { width: 64, height: 32 },
    (x) => (x < 32 ? { y: 235, cb: 128, cr: 128 } : { y: 81, cb: 90, cr: 240 }),
    options,
  )

describe('a picture that is made ready', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'keeps its bytes as %s in sRGB, also with one grey, clear or palette channel',
    async (format) => {
      const kept = [plain(), plain().greyscale(), plain().ensureAlpha(0.5)]
      for (const picture of kept) {
        const bytes = await bytesOf(picture.toFormat(format))
        expect(await preparePicture(bytes, '')).toMatchObject({ bytes, changes: [], width: 40, height: 20 })
      }
    },
  )

  it('is turned upright', async () => {
    const bytes = await bytesOf(plain().withMetadata({ orientation: 6 }).jpeg())
    const prepared = await preparePicture(bytes, 'image/jpeg')
    expect(prepared).toMatchObject({
      mediaType: 'image/jpeg',
      width: 20,
      height: 40,
      changes: ['turned upright'],
    })
    expect((await sharp(prepared.bytes).metadata()).orientation ?? 1).toBe(1)
  })

  it('is brought to sRGB from Display P3, CMYK and 16 bits', async () => {
    const wide = await bytesOf(plain().withIccProfile('p3').png())
    const unread = await sharp(wide, { ignoreIcc: true }).raw().toBuffer()
    expect(unread[0]).toBeLessThan(red.r - 8)
    const fromWide = await preparePicture(wide, '')
    expect(fromWide.changes).toEqual([expect.stringMatching(/^colours brought to sRGB from .*P3/i)])
    await expectRed(fromWide.bytes)

    const printed = await preparePicture(
      await bytesOf(plain().withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 100 })),
      '',
    )
    expect(printed.changes).toEqual(['colours brought to sRGB from CMYK'])
    expect((await sharp(printed.bytes).metadata()).space).toBe('srgb')
    await expectRed(printed.bytes, 40)

    const deep = await preparePicture(await bytesOf(plain().toColourspace('rgb16').png()), '')
    expect(deep.changes).toEqual(['colours brought to sRGB from 16 bits'])
    expect((await sharp(deep.bytes).metadata()).depth).toBe('uchar')
    await expectRed(deep.bytes)
  })

  it('is its first frame', async () => {
    const frames = await Promise.all(
      ['#dc281e', '#00ff00'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    for (const format of ['gif', 'webp'] as const) {
      const moving = sharp(frames, { join: { animated: true } }).toFormat(
        format,
        format === 'webp' ? { lossless: true } : {},
      )
      const prepared = await preparePicture(await bytesOf(moving), '')
      expect(prepared).toMatchObject({ mediaType: 'image/png', width: 20, height: 20 })
      expect(prepared.changes).toContain('the first of 2 frames')
      await expectRed(prepared.bytes, 10)
    }
  })

  it('is scaled down when it is very large', async () => {
    const prepared = await preparePicture(await bytesOf(plain(6_000, 60).png()), '')
    expect(prepared).toMatchObject({ width: 4096, height: 41, changes: ['scaled down from 6000 × 60'] })
    await expectRed(prepared.bytes)
  })

  it('is a format that browsers and models take', async () => {
    const avif = await preparePicture(await bytesOf(plain().avif()), '')
    expect(avif).toMatchObject({ mediaType: 'image/jpeg', changes: ['AVIF became JPEG'] })
    const tiff = await preparePicture(await bytesOf(plain().tiff()), '')
    expect(tiff).toMatchObject({ mediaType: 'image/png', changes: ['TIFF became PNG'] })
    // The same bytes in give the same bytes out: they are stored once.
    expect((await preparePicture(await bytesOf(plain().tiff()), '')).bytes).toEqual(tiff.bytes)
  })
})

describe('HEIC', () => {
  it('is read, turned and brought to sRGB', async () => {
    const profile = (await sharp(await bytesOf(plain().withIccProfile('p3').png())).metadata()).icc
    if (!profile) throw new Error('no profile')
    expect(await inspectImage(photo())).toEqual({ mediaType: 'image/heic', width: 64, height: 32 })
    const straight = await preparePicture(photo(), '')
    expect(straight).toMatchObject({
      mediaType: 'image/jpeg',
      width: 64,
      height: 32,
      changes: ['HEIC became JPEG'],
    })
    const turned = await preparePicture(photo({ turns: 1, profile }), '')
    expect(turned).toMatchObject({ width: 32, height: 64 })
    expect(turned.changes).toContain('HEIC became JPEG')
    expect(turned.changes.join()).toMatch(/P3/i)
    const top = await sharp(turned.bytes).extract({ left: 8, top: 8, width: 4, height: 4 }).toBuffer()
    const [r = 0, g = 0, b = 0] = await middleOf(new Uint8Array(top))
    expect(r).toBeGreaterThan(240)
    expect(g).toBeLessThan(30)
    expect(b).toBeLessThan(30)
  })

  it('that is damaged is refused without a word of the decoder on the output', async () => {
    const log = vi.spyOn(console, 'log')
    const bytes = photo()
    await expect(preparePicture(bytes.subarray(0, bytes.length - 100), '')).rejects.toMatchObject({
      code: 'asset_rejected',
    })
    expect(log).not.toHaveBeenCalled()
    log.mockRestore()
  })

  it('works in thumbnails and nodes, and is refused when it is cut short', async () => {
    const { assets, put } = memoryAssets()
    const image = await put(photo(), 'image/heic')
    const images = createImageOperations({ assets })
    expect(await images.normalize(image)).toMatchObject({ mediaType: 'image/jpeg', width: 64, height: 32 })
    expect(await images.resizeImage(image, { width: 16, height: 8 }, 'stretch')).toMatchObject({ width: 16 })
    const small = await makeThumbnail(photo(), { width: 16 })
    expect((await sharp(small.bytes).metadata()).width).toBe(16)
    await expect(preparePicture(photo().subarray(0, 900), '')).rejects.toMatchObject({
      code: 'asset_rejected',
    })
  })
})

describe('what is refused', () => {
  const refused = async (bytes: Uint8Array, declared = '') => {
    try {
      await preparePicture(bytes, declared)
    } catch (error) {
      expect(error).toMatchObject({ code: 'asset_rejected' })
      return error instanceof Error ? error.message : ''
    }
    throw new Error('it was taken')
  }

  it('says what it is and what would help', async () => {
    const text = (words: string) => new TextEncoder().encode(words)
    expect(await refused(text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatch(
      /an SVG drawing.*Export it as PNG/,
    )
    expect(await refused(text('BM\0\0\0\0\0\0\0\0 pixels'))).toMatch(/BMP. Save it as PNG/)
    expect(await refused(text('hello'), 'text/plain')).toMatch(/but the file is text\/plain/)
    expect(await refused(text('hello'))).toMatch(/of no known format/)
    expect(await refused((await bytesOf(plain(200, 200).png())).subarray(0, 200))).toMatch(/cut short/)
  })

  it('is a bomb, by its head alone', async () => {
    const head = (await bytesOf(plain(8, 8).png())).slice()
    const view = new DataView(head.buffer)
    view.setUint32(16, 60_000)
    view.setUint32(20, 60_000)
    head.set([1, 0], 24)
    const { crc32 } = await import('node:zlib')
    view.setUint32(29, crc32(head.subarray(12, 29)))
    expect(await refused(head)).toMatch(/60000 x 60000 \(3600 megapixels\)/)
  })
})
