import type { GridLayout } from '@weft/nodes'
import { type ImageValue, WeftError } from '@weft/ports'
import type { OverlayOptions } from 'sharp'
import { drawText } from './draw-text.ts'
import { loadSharp } from './load-sharp.ts'
import { maxPixels } from './max-pixels.ts'
import type { PictureFiles } from './picture-files.ts'

/** A rectangle that a text is set into the middle of, in pixels. */
interface TextBox {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where everything of a grid goes, in pixels. */
interface Placed {
  readonly width: number
  readonly height: number
  readonly fontSize: number
  readonly cells: readonly { readonly x: number; readonly y: number }[]
  readonly cell: { readonly width: number; readonly height: number }
  readonly texts: readonly TextBox[]
}

/** Letters of the longest row label that get room beside the rows. */
const mostRowLetters = 24

/** Works out where pictures and labels go. A font size fits the cells: readable on a phone, quiet in print. */
function place(images: readonly ImageValue[], layout: GridLayout): Placed {
  const { columns, gap, captions, columnLabels, rowLabels } = layout
  const width = Math.max(...images.map((image) => image.width))
  const height = Math.max(...images.map((image) => image.height))
  const fontSize = Math.round(Math.min(64, Math.max(13, Math.min(width, height) / 15)))
  const line = Math.round(fontSize * 1.8)
  const longest = Math.max(0, ...(rowLabels ?? []).map((label) => [...label].length))
  const left =
    rowLabels === undefined ? 0 : Math.ceil(Math.min(longest + 2, mostRowLetters) * fontSize * 0.65)
  const top = columnLabels === undefined ? 0 : line
  const rows = Math.ceil(images.length / columns)
  const below = captions === undefined ? 0 : line
  const xOf = (column: number) => gap + left + column * (width + gap)
  const yOf = (row: number) => gap + top + row * (height + below + gap)
  const cells = images.map((_, at) => ({ x: xOf(at % columns), y: yOf(Math.floor(at / columns)) }))
  const texts: TextBox[] = [
    ...(columnLabels ?? []).map((text, at) => ({ text, x: xOf(at), y: gap, width, height: line })),
    ...(rowLabels ?? []).map((text, at) => ({ text, x: gap, y: yOf(at), width: left - fontSize, height })),
    ...(captions ?? []).flatMap((text, at) => {
      const cell = cells[at]
      return cell === undefined ? [] : [{ text, x: cell.x, y: cell.y + height, width, height: line }]
    }),
  ]
  return { width: xOf(columns), height: yOf(rows), fontSize, cells, cell: { width, height }, texts }
}

/** Draws pictures in rows, labelled; see `PictureEdits`. */
export async function drawGrid(
  files: PictureFiles,
  images: readonly ImageValue[],
  layout: GridLayout,
): Promise<ImageValue> {
  const placed = place(images, layout)
  const { width, height, cell, cells, fontSize } = placed
  if (width * height > maxPixels)
    throw new WeftError({
      code: 'too_large',
      message: `The grid would have ${width} × ${height} pixels; ${maxPixels} in all are allowed. Make the pictures smaller first, or take fewer.`,
      retryable: false,
    })
  const sharp = await loadSharp()
  const laid: OverlayOptions[] = []
  for (const [at, image] of images.entries()) {
    const { data, info } = await (await files.open(image)).png().toBuffer({ resolveWithObject: true })
    const { x, y } = cells[at] ?? { x: 0, y: 0 }
    laid.push({
      input: data,
      left: x + Math.floor((cell.width - info.width) / 2),
      top: y + Math.floor((cell.height - info.height) / 2),
    })
  }
  for (const box of placed.texts) {
    const text = await drawText(box.text, fontSize, box.width)
    if (text === undefined) continue
    laid.push({
      input: text.png,
      left: box.x + Math.floor((box.width - text.width) / 2),
      top: box.y + Math.floor((box.height - text.height) / 2),
    })
  }
  const paper = sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
  return files.writePng(paper.composite(laid))
}
