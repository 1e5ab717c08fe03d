import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StoredBytes } from '@weft/replicate-protocol'
import { drawFooter } from '../draw/draw-footer.ts'
import { drawPicture } from '../draw/draw-picture.ts'
import { hashText } from '../draw/hash-text.ts'
import type { RawPicture } from '../draw/raw-picture.ts'
import { chooseFluxSize } from './choose-flux-size.ts'
import { chooseLoras } from './choose-loras.ts'
import { encodePicture } from './encode-picture.ts'
import { findUnsafeImages } from './find-unsafe-images.ts'
import { type FluxInput, fluxInputSchema } from './flux-input.ts'
import { loadMask } from './load-mask.ts'
import { loadSourcePicture, type SourcePicture } from './load-source-picture.ts'
import type { Predictor, PredictorContext } from './predictor.ts'
import { PredictorFailure } from './predictor-failure.ts'
import { progressLine } from './progress-line.ts'
import { repaintPicture } from './repaint-picture.ts'

/** Stands in for replicate/cog-flux's HotswapPredictor: its sizes, its logs, its ignored inputs and its failures. */
export const predictFlux: Predictor = async (context) => {
  const { say, model } = context
  const input = fluxInputSchema.parse(context.input)
  const fast = input.go_fast && input.aspect_ratio !== 'custom' && input.image === undefined
  if (input.go_fast && input.aspect_ratio === 'custom') {
    say('Custom aspect ratios not supported with fast fp8 inference; will run in bf16')
  }
  if (input.go_fast && input.image !== undefined) {
    say('Img2img and inpainting not supported with fast fp8 inference; will run in bf16')
  }
  const size = chooseFluxSize(input)
  const loras = chooseLoras(input, { fast, fineTune: model.fine_tune ?? true })
  if (loras.named.length > 0 || loras.trainedScale !== undefined) {
    say('Downloading weights')
    say(`Loaded LoRAs in ${(0.4 + (hashText(JSON.stringify(loras.named)) % 50) / 100).toFixed(2)}s`)
  }
  if (fast) say('running quantized prediction')
  // A negative seed counts as none without fast mode, which takes its amount (cog-flux).
  const given = input.seed === undefined || fast ? input.seed : input.seed < 0 ? undefined : input.seed
  const seed = given === undefined ? (fast ? context.chance : context.chance % 65536) : Math.abs(given)
  say(`Using seed: ${seed}`)
  const source = fast ? undefined : await prepareSource(context, input)
  const mask =
    source && input.mask !== undefined ? await loadMask(await context.read(input.mask), source) : undefined
  const steps = countSteps(input, source !== undefined)
  if (!fast) say(source === undefined ? '[!] txt2img mode' : mask ? '[!] inpaint mode' : '[!] img2img mode')
  if (steps === 0) {
    throw new PredictorFailure(
      'After adjusting the num_inference_steps by strength parameter: 0.0, the number of pipelinesteps is 0 which is < 1 and not appropriate for this pipeline.',
    )
  }
  const draw = async (index: number): Promise<RawPicture> => {
    const picture = await drawPicture({
      width: source?.width ?? size.width,
      height: source?.height ?? size.height,
      prompt: input.prompt,
      seed: [seed, index, input.num_outputs, input.model].join('/'),
      sharpness: Math.min(1, steps / (input.model === 'schnell' ? 4 : 24)),
      steps,
      // Guidance has no effect on schnell.
      guidance: input.model === 'schnell' ? 3 : input.guidance_scale,
      loras: loras.named,
      // At its own scale of 1 a fine-tune's style is taken for granted: the prompt's colours are kept.
      turn: loras.trainedScale === undefined ? 0 : (loras.trainedScale - 1) * 40,
    })
    if (source === undefined) {
      drawFooter(picture, input.prompt, { left: 0, top: 0, right: picture.width, bottom: picture.height })
    } else repaintPicture(picture, { source, strength: input.prompt_strength, mask, prompt: input.prompt })
    return picture
  }
  const unsafe = findUnsafeImages(input, context.unsafeIndexes)
  // Painting goes on beside the progress that is shown. Its failure is heard below, not as an unhandled rejection.
  const painting = paintImages(context, input, { unsafe, draw })
  painting.catch(() => undefined)
  await sayProgress(context, { steps, bars: fast ? input.num_outputs : 1, rate: fast ? 11.3 : 5.1 })
  for (const index of unsafe) say(`NSFW content detected in image ${index}`)
  say(`Total safe images: ${input.num_outputs - unsafe.size} out of ${input.num_outputs}`)
  if (unsafe.size === input.num_outputs) {
    throw new PredictorFailure(
      'All generated images contained NSFW content. Try running it again with a different prompt.',
    )
  }
  const files = await painting
  return { output: files.map((file) => context.urlOf(file.name)), files }
}

async function prepareSource(
  context: PredictorContext,
  input: FluxInput,
): Promise<SourcePicture | undefined> {
  context.say(`Prompt: ${input.prompt}`)
  if (input.image === undefined) return undefined
  const source = await loadSourcePicture(await context.read(input.image))
  const { original, width, height } = source
  context.say(`Input image size: ${original.width}x${original.height}`)
  if (original.width !== width || original.height !== height) {
    context.say(`[!] Resizing input image from ${original.width}x${original.height} to ${width}x${height}`)
  }
  return source
}

/** The steps that really run: all without an image, fewer with one, 0 at a strength of 0. */
function countSteps(input: FluxInput, hasImage: boolean): number {
  const asked = input.num_inference_steps
  return hasImage ? asked - Math.trunc(asked - asked * input.prompt_strength) : asked
}

type Bars = { readonly steps: number; readonly bars: number; readonly rate: number }

async function sayProgress({ say, reach }: PredictorContext, { steps, bars, rate }: Bars): Promise<void> {
  for (let bar = 0; bar < bars; bar++) {
    for (let step = 0; step <= steps; step++) {
      await reach((bar + step / steps) / bars)
      say(progressLine(step, steps, rate))
    }
  }
}

type Painting = {
  readonly unsafe: ReadonlySet<number>
  readonly draw: (index: number) => Promise<RawPicture>
}

async function paintImages(
  context: PredictorContext,
  input: FluxInput,
  { unsafe, draw }: Painting,
): Promise<readonly StoredBytes[]> {
  const encoding = { format: input.output_format, quality: input.output_quality }
  const saving: Promise<StoredBytes>[] = []
  for (let index = 0; index < input.num_outputs; index++) {
    if (unsafe.has(index)) continue
    // Painting holds the thread: whoever waits for it gets a turn in between. A prediction that was ended stops here.
    await nextTurn()
    await context.reach(0)
    // Saving runs on another thread while the next picture is drawn.
    saving.push(encodePicture(await draw(index), `out-${index}`, encoding))
  }
  return Promise.all(saving)
}
