import type { RawPicture } from './raw-picture.ts'
import { strokeFont } from './stroke-font.ts'

/** Where words may stand, in pixels of the picture. */
export type FooterBox = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Sets the prompt (cut with an ellipsis) and the word SIMULATED at the foot of `box`, in place, on a soft shadow.
 * Letters are capitals of our own stroke font, 7 pixels tall at least; what it lacks becomes a dot.
 * `depth` (0..1) is how dark the shadow is: deep enough, it hides words that stood there before.
 */
export function drawFooter(picture: RawPicture, prompt: string, box: FooterBox, depth = 0.62): void {
  const { left, right, bottom } = box
  const cap = Math.max(7, Math.min(right - left, bottom - box.top) * 0.0125)
  const margin = cap * 1.6
  const advance = cap * 0.98
  shade(picture, { ...box, top: Math.max(box.top, bottom - cap * 7) }, depth)
  const baseline = bottom - margin - cap
  const mark = 'SIMULATED'
  const markLeft = right - margin - mark.length * advance + (advance - cap * 0.67)
  write(picture, mark, { x: markLeft, y: baseline, cap, advance, opacity: 0.95, box })
  const room = Math.floor((markLeft - advance * 2 - (left + margin)) / advance)
  const text = plain(prompt)
  const cut = text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1)).trimEnd()}…`
  if (room > 1) write(picture, cut, { x: left + margin, y: baseline, cap, advance, opacity: 0.72, box })
}

function plain(text: string): string {
  const bare = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toUpperCase()
  return [...bare]
    .map((letter) => (letter === ' ' || strokeFont[letter] !== undefined ? letter : '·'))
    .join('')
}

function shade({ width, pixels }: RawPicture, { left, top, right, bottom }: FooterBox, depth: number): void {
  for (let y = Math.floor(top); y < bottom; y++) {
    const t = (y - top) / (bottom - top)
    const keep = 1 - depth * Math.min(1, 1.7 * t * t * (3 - 2 * t))
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 3
      for (let part = at; part < at + 3; part++) pixels[part] = Math.round((pixels[part] ?? 0) * keep)
    }
  }
}

type Line = {
  readonly x: number
  readonly y: number
  readonly cap: number
  readonly advance: number
  readonly opacity: number
  readonly box: FooterBox
}

function write(picture: RawPicture, text: string, line: Line): void {
  const unit = line.cap / 6
  for (const [index, letter] of [...text].entries()) {
    for (const stroke of (strokeFont[letter] ?? '').split(' ')) {
      const points = [...stroke.matchAll(/(\d)(\d)/g)].map(([, x, y]) => ({
        x: line.x + index * line.advance + Number(x) * unit,
        y: line.y + Number(y) * unit,
      }))
      for (const [at, from] of points.entries()) {
        const to = points[at + 1] ?? (points.length === 1 ? from : undefined)
        if (to !== undefined) drawStroke(picture, from, to, line)
      }
    }
  }
}

type Point = { readonly x: number; readonly y: number }

function drawStroke(
  { width, pixels }: RawPicture,
  from: Point,
  to: Point,
  { cap, opacity, box }: Line,
): void {
  const half = Math.max(0.55, cap * 0.062)
  const [minX, maxX] = [Math.min(from.x, to.x) - half - 1, Math.max(from.x, to.x) + half + 1]
  const [minY, maxY] = [Math.min(from.y, to.y) - half - 1, Math.max(from.y, to.y) + half + 1]
  const squared = (to.x - from.x) ** 2 + (to.y - from.y) ** 2
  for (let y = Math.max(box.top, Math.floor(minY)); y < Math.min(box.bottom, maxY); y++) {
    for (let x = Math.max(box.left, Math.floor(minX)); x < Math.min(box.right, maxX); x++) {
      const along =
        squared === 0
          ? 0
          : ((x + 0.5 - from.x) * (to.x - from.x) + (y + 0.5 - from.y) * (to.y - from.y)) / squared
      const t = Math.max(0, Math.min(1, along))
      const away = Math.hypot(x + 0.5 - from.x - (to.x - from.x) * t, y + 0.5 - from.y - (to.y - from.y) * t)
      const cover = Math.max(0, Math.min(1, half + 0.5 - away)) * opacity
      if (cover === 0) continue
      const at = (y * width + x) * 3
      for (let part = at; part < at + 3; part++) {
        const old = pixels[part] ?? 0
        // Lines of a letter overlap at their joints: the brighter one counts, or joints would show as knots.
        pixels[part] = Math.max(old, Math.round(old + (250 - old) * cover))
      }
    }
  }
}
