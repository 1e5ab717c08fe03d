import { componentSchema, type StoredBytes } from '@weft/replicate-protocol'
import { drawFooter } from '../draw/draw-footer.ts'
import { drawPicture } from '../draw/draw-picture.ts'
import { hashText } from '../draw/hash-text.ts'
import { encodePicture } from './encode-picture.ts'
import { encodeTone } from './encode-tone.ts'
import { makePlaceholder, type PlaceholderFile } from './make-placeholder.ts'
import type { Predictor, PredictorContext } from './predictor.ts'

/** Runs any model that cannot be drawn: gives a placeholder of the kind that its `Output` schema asks for. */
export const predictPlaceholder: Predictor = async (context) => {
  const { model, input, say, reach, show, urlOf } = context
  const document = model.version.openapi_schema
  say(`Simulated run of ${model.owner}/${model.name}: the output is a placeholder`)
  const text = typeof input.prompt === 'string' ? input.prompt : `${model.owner}/${model.name}`
  const schema = componentSchema(document, 'Output')
  const asked: PlaceholderFile[] = []
  const output = makePlaceholder(schema, {
    document,
    field: 'output',
    text,
    salt: hashText(JSON.stringify([input, context.chance])),
    count: countOutputs(input),
    addFile: (file) => {
      asked.push(file)
      return urlOf(file.name)
    },
  })
  const files = await Promise.all(asked.map((file) => makeFile(context, file, text)))
  const iterates = schema?.['x-cog-array-type'] === 'iterator'
  if (Array.isArray(output) && iterates) {
    for (let shown = 1; shown <= output.length; shown++) {
      await reach(shown / output.length)
      show(output.slice(0, shown))
    }
  }
  await reach(1)
  return { output, files }
}

function countOutputs(input: Readonly<Record<string, unknown>>): number {
  const asked = [input.num_outputs, input.num_images, input.n_predictions].find(
    (value) => typeof value === 'number',
  )
  return Math.max(1, Math.min(4, Math.round(asked ?? 1)))
}

async function makeFile(
  context: PredictorContext,
  file: PlaceholderFile,
  text: string,
): Promise<StoredBytes> {
  if (file.kind === 'audio') return { ...encodeTone(hashText(text)), name: file.name }
  const picture = await drawPicture({
    width: 512,
    height: 512,
    prompt: text,
    seed: `${file.name}/${context.chance}/${JSON.stringify(context.input)}`,
    sharpness: 1,
    guidance: 3,
    steps: 28,
    loras: [],
    turn: 0,
  })
  drawFooter(picture, text, { left: 0, top: 0, right: 512, bottom: 512 })
  return encodePicture(picture, file.name.replace(/\.\w+$/, ''), { format: 'png', quality: 100 })
}
