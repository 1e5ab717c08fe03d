import { readFile } from 'node:fs/promises'
import { createWeftClient } from '@weft/client'
import { savePictures } from '../save-pictures.ts'

const baseUrl = process.env.WEFT_URL ?? 'http://localhost:4600'
const weft = createWeftClient({ baseUrl })
const here = (file: string) => new URL(file, import.meta.url)
const workflow: Record<string, unknown> = JSON.parse(await readFile(here('workflow.json'), 'utf8'))

// Without `wait` the answer comes at once, and the events tell how the run goes.
const run = await weft.runs.create({ workflow, inputs: { subject: 'an origami fox' } })
for await (const event of weft.runs.events(run.id, { signal: AbortSignal.timeout(120_000) })) {
  if (event.type === 'node-progress' && event.fraction !== undefined) {
    console.error(`${event.nodeId}: ${Math.round(event.fraction * 100)} %`)
  }
}
const ended = await weft.runs.get(run.id)
if (ended.status !== 'succeeded') throw new Error(`the run ${ended.status}: ${ended.error?.message ?? ''}`)
console.log((await savePictures(ended.outputs.image, 'from-typescript', baseUrl)).join('\n'))
