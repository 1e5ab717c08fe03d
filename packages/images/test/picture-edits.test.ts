import type { ImageOperations, NodeAssets } from '@weft/nodes'
import type { ImageValue } from '@weft/ports'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { createImageOperations } from '../src/index.ts'
import { memoryAssets } from './memory-assets.ts'

let assets: NodeAssets
let images: ImageOperations
beforeEach(() => {
  assets = memoryAssets().assets
  images = createImageOperations({ assets })
})

/** Stores a picture made of pixels: one list of channels each, rows from the top. */
async function store(width: number, pixels: readonly (readonly number[])[]): Promise<ImageValue> {
  const channels = pixels[0]?.length ?? 0
  const raw = {
    width,
    height: pixels.length / width,
    channels: channels === 1 ? 1 : channels === 3 ? 3 : 4,
  } as const
  const picture = sharp(Uint8Array.from(pixels.flat()), { raw })
  const coded = channels === 1 ? picture.toColourspace('b-w').png() : picture.png()
  const written = await assets.write(new Uint8Array(await coded.toBuffer()), 'image/png')
  if (!('width' in written)) throw new Error('not a picture')
  return written
}

const mask = (width: number, levels: readonly number[]) =>
  store(
    width,
    levels.map((level) => [level]),
  )

/** Grey levels of a stored mask. */
async function levelsOf(image: ImageValue): Promise<number[]> {
  const { bytes } = await assets.read(image.asset)
  return [...(await sharp(bytes).toColourspace('b-w').extractChannel(0).raw().toBuffer())]
}

/** Colours of a stored picture, without alpha. */
async function coloursOf(image: ImageValue): Promise<number[][]> {
  const { bytes } = await assets.read(image.asset)
  const { data } = await sharp(bytes)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Array.from({ length: data.length / 3 }, (_, index) => [...data.subarray(index * 3, index * 3 + 3)])
}

const red = [255, 0, 0]
const blue = [0, 0, 255]
const white = [255, 255, 255]
const black = [0, 0, 0]

describe('masks', () => {
  it('come from a channel, with greys or with a threshold', async () => {
    const picture = await store(2, [
      [255, 0, 0, 255],
      [0, 200, 0, 128],
    ])
    expect(await levelsOf(await images.maskFromImage(picture, { channel: 'red' }))).toEqual([255, 0])
    expect(await levelsOf(await images.maskFromImage(picture, { channel: 'green' }))).toEqual([0, 200])
    expect(await levelsOf(await images.maskFromImage(picture, { channel: 'alpha' }))).toEqual([255, 128])
    expect(await levelsOf(await images.maskFromImage(picture, { channel: 'alpha', threshold: 200 }))).toEqual(
      [255, 0],
    )
    const [bright = 0, dark = 0] = await levelsOf(
      await images.maskFromImage(await store(2, [white, black]), { channel: 'luminance' }),
    )
    expect([bright, dark]).toEqual([255, 0])
  })

  it('are inverted', async () => {
    expect(await levelsOf(await images.invertMask(await mask(3, [0, 100, 255])))).toEqual([255, 155, 0])
  })

  it('grow and shrink by exactly the pixels asked for', async () => {
    const dot = await mask(
      7,
      Array.from({ length: 49 }, (_, index) => (index === 24 ? 255 : 0)),
    )
    const grown = await images.growMask(dot, 2)
    const levels = await levelsOf(grown)
    expect(levels.slice(21, 28)).toEqual([0, 255, 255, 255, 255, 255, 0])
    expect(levels.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await levelsOf(await images.growMask(grown, -2))).toEqual(await levelsOf(dot))
  })

  it('are feathered on both sides of the edge', async () => {
    const half = await mask(
      40,
      Array.from({ length: 40 * 8 }, (_, index) => (index % 40 < 20 ? 0 : 255)),
    )
    const row = (await levelsOf(await images.featherMask(half, 6))).slice(0, 40)
    expect(row[2]).toBe(0)
    expect(row[37]).toBe(255)
    expect(row[17]).toBeGreaterThan(0)
    expect(row[22]).toBeLessThan(255)
    expect(row).toEqual(row.toSorted((a, b) => a - b))
  })

  it('combine', async () => {
    const a = await mask(3, [255, 255, 0])
    const b = await mask(3, [255, 0, 0])
    expect(await levelsOf(await images.combineMasks(a, b, 'union'))).toEqual([255, 255, 0])
    expect(await levelsOf(await images.combineMasks(a, b, 'intersection'))).toEqual([255, 0, 0])
    expect(await levelsOf(await images.combineMasks(a, b, 'difference'))).toEqual([0, 255, 0])
  })
})

describe('pictures', () => {
  it('are resized to exactly the size', async () => {
    const picture = await store(
      4,
      Array.from({ length: 8 }, () => red),
    )
    const resized = await images.resizeImage(picture, { width: 10, height: 6 }, 'stretch')
    expect(resized).toMatchObject({ width: 10, height: 6 })
    expect((await coloursOf(resized)).every((colour) => String(colour) === String(red))).toBe(true)
  })

  it('are cropped', async () => {
    const cut = await images.cropImage(await store(2, [red, blue, white, black]), {
      x: 1,
      y: 0,
      width: 1,
      height: 2,
    })
    expect(await coloursOf(cut)).toEqual([blue, black])
  })

  it('are padded by their edge, by a colour, and with a mask of the room', async () => {
    const picture = await store(2, [red, blue])
    const margins = { left: 1, top: 0, right: 2, bottom: 0 }
    expect(await coloursOf(await images.padImage(picture, margins, 'edge'))).toEqual([
      red,
      red,
      blue,
      blue,
      blue,
    ])
    expect(await coloursOf(await images.padImage(picture, margins, '#ffffff'))).toEqual([
      white,
      red,
      blue,
      white,
      white,
    ])
    expect(await levelsOf(await images.padMask(picture, margins))).toEqual([255, 0, 0, 255, 255])
  })

  it('are laid on each other, cut at the edges, faded and masked', async () => {
    const base = await store(3, [black, black, black])
    const overlay = await store(2, [white, white])
    const plain = { x: 0, y: 0, blend: 'normal', opacity: 1 } as const
    expect(await coloursOf(await images.compositeImages(base, overlay, plain))).toEqual([white, white, black])
    expect(await coloursOf(await images.compositeImages(base, overlay, { ...plain, x: -1 }))).toEqual([
      white,
      black,
      black,
    ])
    expect(await coloursOf(await images.compositeImages(base, overlay, { ...plain, x: 2 }))).toEqual([
      black,
      black,
      white,
    ])
    expect(await coloursOf(await images.compositeImages(base, overlay, { ...plain, x: 9 }))).toEqual([
      black,
      black,
      black,
    ])
    const [faded = []] = await coloursOf(
      await images.compositeImages(base, overlay, { ...plain, opacity: 0.5 }),
    )
    expect(faded[0]).toBeGreaterThan(120)
    expect(faded[0]).toBeLessThan(136)
    const masked = { ...plain, mask: await mask(2, [0, 255]) }
    expect(await coloursOf(await images.compositeImages(base, overlay, masked))).toEqual([
      black,
      white,
      black,
    ])
    const multiplied = { ...plain, blend: 'multiply' } as const
    expect(await coloursOf(await images.compositeImages(overlay, base, multiplied))).toEqual([black, black])
  })

  it('are written in the format asked for, white behind what was transparent', async () => {
    const picture = await store(2, [
      [255, 0, 0, 0],
      [255, 0, 0, 0],
    ])
    for (const [format, mediaType] of [
      ['png', 'image/png'],
      ['jpg', 'image/jpeg'],
      ['webp', 'image/webp'],
    ] as const) {
      expect(await images.convertImage(picture, format, 90)).toMatchObject({ mediaType, width: 2 })
    }
    expect(await coloursOf(await images.convertImage(picture, 'jpg', 100))).toEqual([white, white])
  })

  it('give the same bytes for the same pixels', async () => {
    const picture = await store(2, [red, blue])
    const size = { width: 5, height: 5 }
    const [first, second] = [
      await images.resizeImage(picture, size, 'cover'),
      await images.resizeImage(picture, size, 'cover'),
    ]
    expect(first.asset).toBe(second.asset)
  })
})
