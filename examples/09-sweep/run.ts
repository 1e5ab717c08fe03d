import { readFile } from 'node:fs/promises'
import { createWeftClient } from '@weft/client'
import { savePictures } from '../save-pictures.ts'

const baseUrl = process.env.WEFT_URL ?? 'http://localhost:4600'
const weft = createWeftClient({ baseUrl })
const here = (file: string) => new URL(file, import.meta.url)
const workflow: Record<string, unknown> = JSON.parse(await readFile(here('workflow.json'), 'utf8'))

const run = await weft.runs.create({ workflow }, { wait: 60 })
if (run.status !== 'succeeded') throw new Error(`the run ${run.status}: ${run.error?.message ?? ''}`)
const grid = await savePictures(run.outputs.grid, 'sweep-grid', baseUrl)
const images = await savePictures(run.outputs.images, 'sweep', baseUrl)
console.log([...grid, ...images].join('\n'))
