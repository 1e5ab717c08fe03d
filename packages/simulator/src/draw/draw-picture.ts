import { loadSharp } from '../load-sharp.ts'
import { addGrain } from './add-grain.ts'
import { blurCanvas } from './blur-canvas.ts'
import { chooseMotif } from './choose-motif.ts'
import { createNoise } from './create-noise.ts'
import { createPalette } from './create-palette.ts'
import { createRandom } from './create-random.ts'
import { developCanvas } from './develop-canvas.ts'
import { hashText } from './hash-text.ts'
import { paintBokeh } from './paint-bokeh.ts'
import { paintRain } from './paint-rain.ts'
import { paintSparks } from './paint-sparks.ts'
import type { PictureRequest } from './picture-request.ts'
import type { RawPicture } from './raw-picture.ts'
import type { Scene } from './scene.ts'

/** The longer side, in pixels, that is painted by hand; a larger picture is enlarged from it. */
const paintedSide = 576

/** Draws the abstract picture that stands for a generated one, without the words at its foot. */
export async function drawPicture(request: PictureRequest): Promise<RawPicture> {
  const { width, height, prompt, guidance } = request
  const words =
    prompt
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\d]+/gu) ?? []
  const random = createRandom(hashText(`${request.seed}|${prompt}`))
  const shrink = Math.min(1, paintedSide / Math.max(width, height))
  const size = {
    width: Math.max(8, Math.round(width * shrink)),
    height: Math.max(8, Math.round(height * shrink)),
  }
  const style = request.loras.reduce((sum, { name, scale }) => sum + scale * loraTurn(name), request.turn)
  const scene: Scene = {
    canvas: { ...size, data: new Float32Array(size.width * size.height * 3) },
    words: new Set(words),
    palette: createPalette(words, random, { hueShift: style, chroma: 1 + (guidance - 3) * 0.075 }),
    noise: createNoise(random),
    random,
    phase: request.steps * 0.03 + guidance * 0.05 + style * 0.004,
  }
  chooseMotif(scene.words)(scene)
  paintWeather(scene)
  blurCanvas(scene.canvas, (1 - request.sharpness) ** 1.5 * 0.035 * Math.max(size.width, size.height))
  const small = developCanvas(scene.canvas, 1 + (guidance - 3) * 0.055)
  const pixels = shrink === 1 ? small : await enlarge(small, size, { width, height })
  addGrain({ width, height, pixels }, hashText(request.seed))
  return { width, height, pixels }
}

function paintWeather(scene: Scene): void {
  const has = (...words: readonly string[]) => words.some((word) => scene.words.has(word))
  if (has('stars', 'star', 'space', 'galaxy', 'starry', 'milky', 'aurora')) paintSparks(scene, 'stars')
  if (has('snow', 'snowy', 'blizzard', 'dust', 'fireflies', 'winter')) paintSparks(scene, 'snow')
  if (has('bokeh', 'lights', 'party')) paintBokeh(scene, 30, { top: 0, bottom: 1 })
  if (has('rain', 'rainy', 'storm', 'monsoon')) paintRain(scene)
}

/** Degrees of hue by which a LoRA turns the palette at scale 1: from 35 to 110, one way or the other. */
function loraTurn(name: string): number {
  const hash = hashText(name)
  return (35 + (hash % 76)) * (hash & 0x10000 ? 1 : -1)
}

type Size = { readonly width: number; readonly height: number }

async function enlarge(pixels: Uint8Array, from: Size, to: Size): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await (await loadSharp())(pixels, { raw: { ...from, channels: 3 } })
    .resize(to.width, to.height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  return new Uint8Array(buffer)
}
