import { fileURLToPath } from 'node:url'
import { loadSharp } from './load-sharp.ts'

/** The font comes with us, so that a grid looks the same on a machine that has none. */
const fontFile = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))

/** Width of a letter as a share of the font's size, a little less than that of most. */
const letterWidth = 0.5

/** A line of text as a picture: black where there is ink, else clear. */
export interface DrawnText {
  readonly png: Buffer
  readonly width: number
  readonly height: number
}

/**
 * Draws one line of text.
 *
 * @param size of the font, in pixels.
 * @param room pixels that it may be wide; a longer text is cut and ends in an ellipsis.
 */
export async function drawText(text: string, size: number, room: number): Promise<DrawnText | undefined> {
  const sharp = await loadSharp()
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const draw = async (letters: string): Promise<DrawnText> => {
    const { data, info } = await sharp({
      text: {
        text: letters.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        font: `DejaVu Sans ${size}`,
        fontfile: fontFile,
        rgba: true,
        dpi: 72,
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true })
    return { png: data, width: info.width, height: info.height }
  }
  let letters = [...line].slice(0, Math.ceil(room / (size * letterWidth)) + 1)
  let isCut = letters.length < [...line].length
  while (letters.length > 0) {
    const drawn = await draw(isCut ? `${letters.join('').trimEnd()}…` : letters.join(''))
    if (drawn.width <= room) return drawn
    isCut = true
    // Most texts fit after one or two cuts: what is too wide by a third loses a third of its letters.
    letters = letters.slice(
      0,
      Math.min(letters.length - 1, Math.floor((letters.length * room) / drawn.width)),
    )
  }
  return undefined
}
