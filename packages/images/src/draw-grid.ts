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
  /** Where a picture is missing. */
  readonly gaps: readonly TextBox[]
  readonly texts: readonly TextBox[]
}

/** The colour of a cell whose picture is missing. */
const gapColour = '#e4e4e7'

/** Letters of the longest row label that get room beside the rows. */
const mostRowLetters = 24

/** Fewer pixels than this across, and nothing can be told from a picture. */
const leastCell = 32

/** The size of the cells: of the largest picture, or less when the grid would have more pixels than it may. */
function cellSize(
  images: readonly (ImageValue | undefined)[],
  layout: GridLayout,
): { readonly width: number; readonly height: number; readonly share: number } {
  const seen = images.filter((image) => image !== undefined)
  const width = Math.max(1, ...seen.map((image) => image.width))
  const height = Math.max(1, ...seen.map((image) => image.height))
  const sized = (share: number) => ({
    width: Math.max(1, Math.round(width * share)),
    height: Math.max(1, Math.round(height * share)),
    share,
  })
  const fits = (share: number) => {
    const whole = place(images, layout, sized(share))
    return whole.width * whole.height <= maxPixels
  }
  let share = 1
  while (!fits(share) && Math.max(width, height) * share > leastCell) share *= 0.9
  if (fits(share)) return sized(share)
  throw new WeftError({
    code: 'too_large',
    message: `A grid of ${images.length} pictures would have more than the ${maxPixels / 1e6} megapixels that are allowed, even with each ${leastCell} pixels wide. Take fewer pictures.`,
    retryable: false,
  })
}

/** Works out where pictures and labels go. A font size fits the cells: readable on a phone, quiet in print. */
function place(
  images: readonly (ImageValue | undefined)[],
  layout: GridLayout,
  { width, height }: { readonly width: number; readonly height: number },
): Placed {
  const { columns, gap, captions, columnLabels, rowLabels } = layout
  const fontSize = Math.round(Math.min(64, Math.max(13, Math.min(width, height) / 15)))
  const line = Math.round(fontSize * 1.8)
  // Values of several lists that share a row stand below each other: cut, all rows would look alike.
  const rowLines = rowLabels?.map((label) =>
    [...label].length > mostRowLetters ? label.split(', ') : [label],
  )
  const longest = Math.max(0, ...(rowLines ?? []).flat().map((text) => [...text].length))
  const left =
    rowLabels === undefined ? 0 : Math.ceil(Math.min(longest + 2, mostRowLetters) * fontSize * 0.65)
  const top = columnLabels === undefined ? 0 : line
  const rows = Math.ceil(images.length / columns)
  const below = captions === undefined ? 0 : line
  const xOf = (column: number) => gap + left + column * (width + gap)
  const yOf = (row: number) => gap + top + row * (height + below + gap)
  const cells = images.map((_, at) => ({ x: xOf(at % columns), y: yOf(Math.floor(at / columns)) }))
  const gaps = cells.flatMap(({ x, y }, at): TextBox[] =>
    images[at] === undefined ? [{ text: 'no picture', x, y, width, height }] : [],
  )
  const texts: TextBox[] = [
    ...gaps,
    ...(columnLabels ?? []).map((text, at) => ({ text, x: xOf(at), y: gap, width, height: line })),
    ...(rowLines ?? []).flatMap((lines, at) =>
      lines.map((text, index) => ({
        text,
        x: gap,
        y: yOf(at) + Math.round((height - lines.length * line) / 2) + index * line,
        width: left - fontSize,
        height: line,
      })),
    ),
    ...(captions ?? []).flatMap((text, at) => {
      const cell = cells[at]
      return cell === undefined ? [] : [{ text, x: cell.x, y: cell.y + height, width, height: line }]
    }),
  ]
  return { width: xOf(columns), height: yOf(rows), fontSize, cells, gaps, texts }
}

/** Draws pictures in rows, labelled; see `PictureEdits`. */
export async function drawGrid(
  files: PictureFiles,
  images: readonly (ImageValue | undefined)[],
  layout: GridLayout,
): Promise<ImageValue> {
  const cell = cellSize(images, layout)
  const { width, height, cells, gaps, fontSize, texts } = place(images, layout, cell)
  const sharp = await loadSharp()
  const laid: OverlayOptions[] = gaps.map((gap) => ({
    input: { create: { width: gap.width, height: gap.height, channels: 3, background: gapColour } },
    left: gap.x,
    top: gap.y,
  }))
  for (const [at, image] of images.entries()) {
    if (image === undefined) continue
    const opened = await files.open(image)
    const sized = cell.share === 1 ? opened : opened.resize(shrunk(image, cell.share))
    const { data, info } = await sized.png().toBuffer({ resolveWithObject: true })
    const { x, y } = cells[at] ?? { x: 0, y: 0 }
    laid.push({
      input: data,
      left: x + Math.floor((cell.width - info.width) / 2),
      top: y + Math.floor((cell.height - info.height) / 2),
    })
  }
  for (const box of texts) {
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

function shrunk({ width, height }: ImageValue, share: number) {
  return {
    width: Math.max(1, Math.floor(width * share)),
    height: Math.max(1, Math.floor(height * share)),
    fit: 'fill',
  } as const
}
