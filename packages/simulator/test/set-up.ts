import {
  listPageSchema,
  type Prediction,
  predictionSchema,
  problemBodySchema,
  replicateFileSchema,
} from '@weft/replicate-protocol'
import sharp from 'sharp'
import { z } from 'zod'
import { createSimulator, type Simulator, type SimulatorOptions } from '../src/index.ts'

/** The API's address in these tests. */
export const baseUrl = 'http://simulator.localhost/v1'
/** The seed model's version. */
export const version = '5fc9089b'.padEnd(64, '0')

/** A simulator with a clock that stands still, and short ways to use it. */
export function setUp(options: Partial<SimulatorOptions> = {}) {
  const clock = { now: Date.parse('2026-01-02T03:04:05Z') }
  let ids = 0
  const simulator: Simulator = createSimulator({
    now: () => clock.now,
    newId: () => {
      ids += 1
      return `p${String(ids).padStart(25, '0')}`
    },
    latencyMs: 0,
    baseUrl,
    random: () => 0.5,
    faults: true,
    ...options,
  })
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    simulator.fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const get = async (path: string): Promise<Record<string, unknown>> =>
    (await simulator.fetch(`${baseUrl}${path}`)).json()
  /** Runs the seed model on a small picture and waits for the end. */
  const run = async (input: Record<string, unknown>): Promise<Prediction> => {
    const small = {
      aspect_ratio: 'custom',
      width: 256,
      height: 256,
      output_format: 'png',
      seed: 1,
      prompt: 'a quiet ocean',
    }
    const response = await post(
      '/predictions',
      { version, input: { ...small, ...input } },
      { prefer: 'wait' },
    )
    return predictionSchema.parse(await response.json())
  }
  const bytesOf = async (url: unknown): Promise<Buffer> =>
    Buffer.from(await (await simulator.fetch(String(url))).arrayBuffer())
  const pixelsOf = async (prediction: Prediction, index = 0) => {
    const urls = Array.isArray(prediction.output) ? prediction.output : []
    const { data, info } = await sharp(await bytesOf(urls[index]))
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels }
  }
  return { simulator, clock, post, get, run, bytesOf, pixelsOf }
}

/** Makes a `data:` URL of a plain picture. */
export async function plainPicture(width: number, height: number, colour: string): Promise<string> {
  const png = await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}

/** The mean difference of two pictures, 0 to 255. */
export function differenceOf(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0))
  return sum / a.length
}

/** Reads an answer that is a prediction. */
export async function predictionOf(response: Response): Promise<Prediction> {
  return predictionSchema.parse(await response.json())
}

/** Reads an answer that is a file's record. */
export async function fileOf(response: Response) {
  return replicateFileSchema.parse(await response.json())
}

/** Reads an answer that is a problem. */
export async function problemOf(response: Response) {
  return problemBodySchema.parse(await response.json())
}

/** Reads an answer that is a page of anything. */
export async function pageIn(response: Response) {
  return listPageSchema(z.looseObject({ id: z.string().optional() })).parse(await response.json())
}
