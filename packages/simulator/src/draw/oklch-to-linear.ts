/** A colour as linear-light sRGB, each part about 0 to 1. */
export type LinearColour = readonly [red: number, green: number, blue: number]

/** Turns OKLCH (lightness 0..1, chroma 0..0.37, hue in degrees) into linear sRGB, cut to the gamut. */
export function oklchToLinear(lightness: number, chroma: number, hue: number): LinearColour {
  const angle = (hue * Math.PI) / 180
  return oklabToLinear(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle))
}

/** Turns OKLab into linear sRGB, cut to the gamut (matrices as Björn Ottosson published them). */
export function oklabToLinear(lightness: number, a: number, b: number): LinearColour {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    Math.max(0, 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    Math.max(0, -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    Math.max(0, -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ]
}
