import { createImageOperations } from '@weft/images'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { memoryAssets } from './memory-assets.ts'

const setUp = async () => {
  const { assets, pixels, put } = memoryAssets()
  const plain = async (background: string, width = 60, height = 40) => {
    const picture = sharp({ create: { width, height, channels: 3, background } })
    return put(new Uint8Array(await picture.png().toBuffer()), 'image/png')
  }
  const images = createImageOperations({ assets })
  const read = async (image: Parameters<typeof pixels>[0]) => {
    const { data, info } = await pixels(image)
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ]
    const inkIn = (left: number, top: number, width: number, height: number) => {
      let ink = 0
      for (let y = top; y < top + height; y += 1)
        for (let x = left; x < left + width; x += 1) if ((at(x, y)[0] ?? 255) < 128) ink += 1
      return ink
    }
    return { at, inkIn }
  }
  return { plain, images, read }
}

it('puts pictures into rows, smaller ones in the middle of their cells', async () => {
  const { plain, images, read } = await setUp()
  const pictures = [await plain('#ff0000'), await plain('#00ff00'), await plain('#0000ff', 20, 20)]
  const grid = await images.drawGrid(pictures, { columns: 2, gap: 10 })
  expect(grid).toMatchObject({ mediaType: 'image/png', width: 150, height: 110 })
  const { at } = await read(grid)
  expect(at(10, 10)).toEqual([255, 0, 0])
  expect(at(69, 49)).toEqual([255, 0, 0])
  expect(at(75, 20)).toEqual([255, 255, 255])
  expect(at(80, 10)).toEqual([0, 255, 0])
  expect(at(40, 80)).toEqual([0, 0, 255])
  expect(at(12, 80)).toEqual([255, 255, 255])
  expect(await images.drawGrid(pictures, { columns: 2, gap: 10 })).toEqual(grid)
})

it('writes labels beside rows, over columns and under pictures, cut to their room', async () => {
  const { plain, images, read } = await setUp()
  const white = await plain('#ffffff', 120, 80)
  const bare = await images.drawGrid([white, white], { columns: 2, gap: 8 })
  const captioned = await images.drawGrid([white, white], {
    columns: 2,
    gap: 8,
    captions: ['one', 'a text that is much too long to stand under a picture <b>of</b> this width & more'],
  })
  expect(captioned.height).toBeGreaterThan(bare.height)
  expect(captioned.width).toBe(bare.width)
  const { inkIn } = await read(captioned)
  expect(inkIn(8, 8, 248, 80)).toBe(0)
  expect(inkIn(8, 88, 120, captioned.height - 96)).toBeGreaterThan(10)
  expect(inkIn(136, 88, 120, captioned.height - 96)).toBeGreaterThan(50)
  expect(inkIn(128, 0, 8, captioned.height)).toBe(0)

  const labelled = await images.drawGrid([white, white], {
    columns: 2,
    gap: 8,
    rowLabels: ['red'],
    columnLabels: ['0.5', '1'],
  })
  const left = labelled.width - bare.width
  const top = labelled.height - bare.height
  expect(left).toBeGreaterThan(0)
  expect(top).toBeGreaterThan(0)
  const labels = await read(labelled)
  expect(labels.inkIn(0, 8 + top, 8 + left, 80)).toBeGreaterThan(10)
  expect(labels.inkIn(8 + left, 0, 120, 8 + top)).toBeGreaterThan(10)
})

it('tells rows of several lists apart: their values stand below each other instead of being cut', async () => {
  const { plain, images, read } = await setUp()
  const white = await plain('#ffffff', 240, 160)
  const grid = await images.drawGrid([white, white], {
    columns: 1,
    gap: 8,
    rowLabels: ['Prompt Strength 0.7, Seed 1801121079', 'Prompt Strength 0.7, Seed 3104529942'],
  })
  const { at, inkIn } = await read(grid)
  const left = grid.width - 240 - 8
  expect(inkIn(0, 8, left, 80)).toBeGreaterThan(10)
  expect(inkIn(0, 88, left, 80)).toBeGreaterThan(10)
  const column = (top: number) =>
    Array.from({ length: 160 }, (_, y) => Array.from({ length: left }, (_, x) => at(x, top + y)[0]))
  expect(column(176)).not.toEqual(column(8))
})

it('leaves a labelled gap where a picture is missing', async () => {
  const { plain, images, read } = await setUp()
  const grid = await images.drawGrid([await plain('#ff0000', 120, 80), undefined], {
    columns: 2,
    gap: 10,
    captions: ['one', 'two'],
  })
  const { at, inkIn } = await read(grid)
  expect(at(12, 12)).toEqual([255, 0, 0])
  expect(at(145, 15)).toEqual([228, 228, 231])
  expect(inkIn(140, 10, 120, 80)).toBeGreaterThan(10)
})

it('makes the pictures smaller when the grid would have too many pixels', async () => {
  const { plain, images, read } = await setUp()
  const large = await plain('#00ff00', 6_000, 6_000)
  const grid = await images.drawGrid([large, large, large, large], { columns: 2, gap: 0 })
  expect(grid.width * grid.height).toBeLessThanOrEqual(100_000_000)
  expect(grid.width).toBeGreaterThan(9_000)
  const { at } = await read(grid)
  expect(at(grid.width - 10, grid.height - 10)).toEqual([0, 255, 0])
})

it('refuses more pictures than could be seen', async () => {
  const { plain, images } = await setUp()
  const picture = await plain('#ffffff')
  const many = Array.from({ length: 10_000 }, () => picture)
  await expect(images.drawGrid(many, { columns: 1, gap: 500 })).rejects.toMatchObject({ code: 'too_large' })
})
