import { type ColourWord, colourWords } from './colour-words.ts'
import type { Random } from './create-random.ts'
import { type LinearColour, oklabToLinear, oklchToLinear } from './oklch-to-linear.ts'

/** Colours that belong together. */
export type Palette = {
  /** 1024 colours from the deepest shadow to the brightest light, three linear parts each. */
  readonly ramp: Float32Array
  readonly deep: LinearColour
  /** The background's colour, of middle lightness. */
  readonly ground: LinearColour
  /** The colour of the thing itself. */
  readonly main: LinearColour
  readonly accent: LinearColour
  readonly light: LinearColour
}

/** How a palette is bent: by LoRAs (`hueShift`, in degrees) and by guidance (`chroma`, a factor about 1). */
export type PaletteBend = { readonly hueShift: number; readonly chroma: number }

/** Chooses a palette: the prompt's colour words first, chance for what they leave open. */
export function createPalette(words: readonly string[], random: Random, bend: PaletteBend): Palette {
  const found = words.flatMap((word): ColourWord[] => {
    const entry = colourWords[word] ?? colourWords[word.replace(/(?:es|s|y)$/, '')]
    return entry === undefined ? [] : [entry]
  })
  const subjects = found.filter((word) => word.role === 'subject')
  const ambiences = found.filter((word) => word.role === 'ambience')
  const drift = (random() - 0.5) * 16
  // Hues that stay clear in the dark: yellows and olives turn to mud there.
  const free = [18, 42, 162, 192, 215, 245, 268, 292, 322, 350][Math.floor(random() * 10)] ?? 245
  const harmony = [-42, 38, 165, -130, 120][Math.floor(random() * 5)] ?? 38
  const side = random() < 0.5 ? -1 : 1

  const main = subjects[0]?.hue ?? ambiences[0]?.hue ?? free
  const place = ambiences.at(-1)?.hue
  const ground =
    place !== undefined && place !== main ? place : clearHue(main + harmony * (place === undefined ? 1 : 0.5))
  const accent =
    subjects[1]?.hue ??
    ambiences.find((word) => word.accent !== undefined)?.accent ??
    main + side * (32 + random() * 30)
  const chroma =
    bend.chroma *
    mean(
      found.map((word) => word.chroma ?? 1),
      1,
    )
  const key = Math.max(
    -0.13,
    Math.min(
      0.12,
      found.reduce((sum, word) => sum + (word.key ?? 0), 0),
    ),
  )
  const turn = drift + bend.hueShift

  const stops: readonly Stop[] = [
    [0, 0.1 + key * 0.3, 0.035, ground],
    [0.28, 0.27 + key * 0.8, 0.085, ground],
    [0.55, 0.5 + key, 0.15, main],
    [0.78, 0.7 + key * 0.8, 0.145, accent],
    [1, 0.93 + key * 0.2, 0.055, accent + 15],
  ]
  const colour = (lightness: number, c: number, hue: number) =>
    oklchToLinear(lightness, Math.min(0.26, c * chroma), hue + turn)
  return {
    ramp: rampOf(
      stops.map(([at, lightness, c, hue]) => [at, lightness, Math.min(0.26, c * chroma), hue + turn]),
    ),
    deep: colour(0.11 + key * 0.3, 0.035, ground),
    ground: colour(0.36 + key, 0.09, ground),
    main: colour(0.56 + key * 0.6, 0.18, main),
    accent: colour(0.76 + key * 0.4, 0.16, accent),
    light: colour(0.95, 0.045, accent + 10),
  }
}

/** Moves a hue out of the yellows and olives, which make muddy shadows. */
function clearHue(hue: number): number {
  const turned = ((hue % 360) + 360) % 360
  return turned > 62 && turned < 128 ? turned + 130 : turned
}

type Stop = readonly [at: number, lightness: number, chroma: number, hue: number]

function rampOf(stops: readonly Stop[]): Float32Array {
  const size = 1024
  const ramp = new Float32Array(size * 3)
  for (let index = 0; index < size; index++) {
    const t = index / (size - 1)
    const after = Math.max(
      1,
      stops.findIndex(([at]) => at >= t),
    )
    const [from, to] = [stops[after - 1], stops[after]]
    if (from === undefined || to === undefined) continue
    const part = (t - from[0]) / (to[0] - from[0])
    const eased = part * part * (3 - 2 * part)
    const mix = (a: number, b: number) => a + (b - a) * eased
    const [ax, ay] = polar(from[2], from[3])
    const [bx, by] = polar(to[2], to[3])
    ramp.set(oklabToLinear(mix(from[1], to[1]), mix(ax, bx), mix(ay, by)), index * 3)
  }
  return ramp
}

function polar(radius: number, degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

function mean(values: readonly number[], fallback: number): number {
  return values.length === 0 ? fallback : values.reduce((sum, value) => sum + value, 0) / values.length
}
