import type { Json } from '@weft/ports'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'
import type { RunningPrediction } from './running-prediction.ts'
import { wirePredictionSchema } from './wire-prediction.ts'

const chunkSchema = z.looseObject({ chunk: z.json(), index: z.number().int().nonnegative().optional() })
const logSchema = z.looseObject({ data: z.string() })

/**
 * Reads the Server-Sent Events of a prediction (Cog's `docs/http.md`: `start`, `output`, `log`, `metric`,
 * `completed`, and `error` where earlier events are gone) until it has ended or the stream has. Events may have been
 * told before, on a connection that was lost: what they say replaces what was known.
 */
export async function readStream(response: Response, prediction: RunningPrediction): Promise<void> {
  const chunks: Json[] = []
  let logs = ''
  const onEvent = ({ event, data }: EventSourceMessage) => {
    const value = parseJson(data)
    if (event === 'start') prediction.update({ status: 'processing' })
    if (event === 'output') {
      const parsed = chunkSchema.safeParse(value)
      if (!parsed.success) return
      chunks[parsed.data.index ?? chunks.length] = parsed.data.chunk
      prediction.update({ status: 'processing', output: chunks.filter((chunk) => chunk !== undefined) })
    }
    if (event === 'log') {
      const parsed = logSchema.safeParse(value)
      if (!parsed.success) return
      logs += parsed.data.data
      prediction.update({ logs })
    }
    if (event === 'completed') {
      const parsed = wirePredictionSchema.safeParse(value)
      if (parsed.success) prediction.take(parsed.data)
    }
  }
  const parser = createParser({ onEvent })
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) parser.feed(decoder.decode(bytes, { stream: true }))
}
