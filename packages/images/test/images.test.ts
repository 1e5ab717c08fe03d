import { createImageOperations, inspectImage, makeThumbnail, sniffMediaType } from '@weft/images'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { memoryAssets } from './memory-assets.ts'

/** A picture that is red on its left half and blue on its right. */
function halves(width = 40, height = 20): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let index = 0; index < width * height; index += 1)
    data[index * 3 + (index % width < width / 2 ? 0 : 2)] = 255
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** A picture of noise: formats cannot press it into a few bytes, so cutting it cuts pixels. */
function noise(): Sharp {
  const data = Buffer.alloc(64 * 64 * 3)
  let state = 7
  for (let index = 0; index < data.length; index += 1) {
    state = (state * 1103515245 + 12345) % 2147483648
    data[index] = state >> 16
  }
  return sharp(data, { raw: { width: 64, height: 64, channels: 3 } })
}

const formats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff'] as const

describe('inspectImage', () => {
  it.each(formats)('reads %s', async (format) => {
    const bytes = await halves().toFormat(format).toBuffer()
    expect(sniffMediaType(bytes)).toBe(`image/${format}`)
    expect(await inspectImage(bytes)).toEqual({ mediaType: `image/${format}`, width: 40, height: 20 })
  })

  it.each(formats)('refuses %s that is cut short', async (format) => {
    const bytes = await noise().toFormat(format).toBuffer()
    const cut = bytes.subarray(0, Math.floor(bytes.length / 2))
    await expect(inspectImage(cut)).rejects.toMatchObject({
      code: 'asset_rejected',
      message: expect.stringContaining(`image/${format}`),
    })
  })

  it('gives width and height upright', async () => {
    const bytes = await halves().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await inspectImage(bytes)).toEqual({ mediaType: 'image/jpeg', width: 20, height: 40 })
  })

  it('gives nothing for what is no picture', async () => {
    expect(await inspectImage(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      undefined,
    )
    expect(await inspectImage(new Uint8Array())).toBe(undefined)
  })

  it('refuses more than 100 megapixels before decoding them', async () => {
    const bytes = await sharp({
      create: { width: 20_000, height: 5_001, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer()
    const begun = performance.now()
    await expect(inspectImage(bytes)).rejects.toMatchObject({
      code: 'asset_rejected',
      message: expect.stringContaining('at most 100 megapixels, but this one has 20000 x 5001'),
    })
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('makeThumbnail', () => {
  it('scales down to the width, upright', async () => {
    const bytes = await halves().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const thumbnail = await makeThumbnail(bytes, { width: 10 })
    expect(await inspectImage(thumbnail.bytes)).toEqual({ mediaType: 'image/webp', width: 10, height: 20 })
  })

  it('never enlarges', async () => {
    const thumbnail = await makeThumbnail(await halves().png().toBuffer(), { width: 400 })
    expect(await inspectImage(thumbnail.bytes)).toMatchObject({ width: 40, height: 20 })
  })

  it('refuses what is no picture', async () => {
    await expect(makeThumbnail(new Uint8Array([1, 2]), { width: 9 })).rejects.toMatchObject({
      code: 'asset_rejected',
    })
  })
})

describe('alphaMask', () => {
  it('is white where the picture is opaque and black where it is clear', async () => {
    const { assets, pixels, put } = memoryAssets()
    const data = Buffer.from([9, 9, 9, 255, 200, 0, 0, 0, 0, 0, 0, 128])
    const picture = await sharp(data, { raw: { width: 3, height: 1, channels: 4 } })
      .png()
      .toBuffer()
    const mask = await createImageOperations({ assets }).alphaMask(await put(picture, 'image/png'))
    const { data: found, info } = await pixels(mask)
    expect(info).toMatchObject({ width: 3, height: 1, channels: 1 })
    expect([...found]).toEqual([255, 0, 128])
  })

  it('is white all over for a picture without alpha', async () => {
    const { assets, pixels, put } = memoryAssets()
    const image = await put(await halves().png().toBuffer(), 'image/png')
    const { data } = await pixels(await createImageOperations({ assets }).alphaMask(image))
    expect(data).toHaveLength(800)
    expect(data.every((level) => level === 255)).toBe(true)
  })
})

describe('normalize', () => {
  it('gives the same value back when there is nothing to do', async () => {
    const { assets, put } = memoryAssets()
    const { normalize } = createImageOperations({ assets })
    for (const picture of [halves().png(), halves().jpeg(), halves().withIccProfile('srgb').png()]) {
      const image = await put(await picture.toBuffer(), 'image/png')
      expect(await normalize(image)).toBe(image)
    }
  })

  it('turns upright', async () => {
    const { assets, pixels, put } = memoryAssets()
    const turned = await halves().withMetadata({ orientation: 6 }).png().toBuffer()
    const upright = await createImageOperations({ assets }).normalize(await put(turned, 'image/png'))
    expect(upright).toMatchObject({ width: 20, height: 40 })
    const { data } = await pixels(upright)
    // Orientation 6 is a quarter turn to the right: what was left is now on top.
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0])
    expect([...data.subarray(-3)]).toEqual([0, 0, 255])
  })

  it('brings other colour spaces to sRGB', async () => {
    const { assets, pixels, put } = memoryAssets()
    const { normalize } = createImageOperations({ assets })
    const wide = await put(await halves().withIccProfile('p3').png().toBuffer(), 'image/png')
    const { data } = await pixels(await normalize(wide))
    expect(data[0]).toBeGreaterThan(240)
    expect(data[1]).toBeLessThan(20)
    const print = await put(await halves().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg')
    const normal = await normalize(print)
    expect(normal).not.toBe(print)
    const { info } = await pixels(normal)
    expect(info.channels).toBe(3)
  })
})

describe('fitMask', () => {
  it('has exactly the size and nothing but black and white', async () => {
    const { assets, pixels, put } = memoryAssets()
    const ramp = Buffer.from(Array.from({ length: 256 }, (_, level) => level))
    const soft = await sharp(ramp, { raw: { width: 256, height: 1, channels: 1 } })
      .png()
      .toBuffer()
    const { fitMask } = createImageOperations({ assets })
    const fitted = await fitMask(await put(soft, 'image/png'), { width: 100, height: 30 })
    expect(fitted).toMatchObject({ width: 100, height: 30, mediaType: 'image/png' })
    const { data, info } = await pixels(fitted)
    expect(info.channels).toBe(1)
    expect(new Set(data)).toEqual(new Set([0, 255]))
    expect(data[0]).toBe(0)
    expect(data[99]).toBe(255)
    expect(data.filter((level) => level === 255).length / data.length).toBeCloseTo(0.5, 1)
    expect(await fitMask(fitted, { width: 100, height: 30 })).toEqual(fitted)
  })

  it('takes clear parts for black', async () => {
    const { assets, pixels, put } = memoryAssets()
    const data = Buffer.from([255, 255, 255, 255, 255, 255, 255, 0])
    const picture = await sharp(data, { raw: { width: 2, height: 1, channels: 4 } })
      .png()
      .toBuffer()
    const mask = await createImageOperations({ assets }).fitMask(await put(picture, 'image/png'), {
      width: 2,
      height: 1,
    })
    expect([...(await pixels(mask)).data]).toEqual([255, 0])
  })
})
