import { type RunState, runState } from '@weft/engine'
import type { Json } from '@weft/ports'
import { describeInterface, type FileAddress, outputsSoFar, toCogValue } from '@weft/publish'
import type { Runtime } from '@weft/runtime'
import type { PredictedRun } from './read-run.ts'
import { writeLine } from './write-logs.ts'

/** What streaming a prediction takes. */
export interface StreamedPrediction {
  readonly found: PredictedRun
  readonly file: FileAddress
  /** Number of the last event that was sent before; 0 for none. */
  readonly after: number
  readonly signal: AbortSignal
}

/**
 * Gives a prediction as Replicate streams it, Server-Sent Events: `output` for each piece of output as it is made (a
 * file by its address, a text by what was added to it), `logs`, `error` where it failed, and `done` at the end.
 */
export async function* streamPrediction(
  runtime: Pick<Runtime, 'watchRun' | 'registry'>,
  { found, file, after, signal }: StreamedPrediction,
): AsyncGenerator<string> {
  const { document, state: stored } = found.stored
  const { outputs } = describeInterface(document, runtime.registry)
  const told = new Map<string, string>()
  let state: RunState | undefined
  for await (const event of runtime.watchRun(stored.id, 0, signal)) {
    state = runState(state, event)
    const isNew = event.seq > after
    const line = writeLine(event)
    if (isNew && line !== undefined) yield write(event.seq, 'logs', line)
    const made = { ...outputsSoFar(document, outputs, state.nodes), ...state.outputs }
    for (const { name } of outputs) {
      const value = Object.hasOwn(made, name) ? made[name] : undefined
      if (value === undefined) continue
      const pieces = newPieces(toCogValue(value, file), name, told)
      if (isNew) for (const piece of pieces) yield write(event.seq, 'output', piece)
    }
    if (event.type !== 'run-end') continue
    if (event.status === 'failed')
      yield write(event.seq, 'error', JSON.stringify({ detail: event.error?.message ?? 'The run failed.' }))
    const reason = event.status === 'failed' ? 'error' : event.status
    yield write(event.seq, 'done', JSON.stringify(reason === 'succeeded' ? {} : { reason }))
  }
}

/** What was not told yet: new items of a list, what was added to a text, or the whole value. */
function newPieces(value: Json, name: string, told: Map<string, string>): readonly string[] {
  const items: readonly Json[] = Array.isArray(value) ? value : [value]
  return items.flatMap((item, index) => {
    const key = `${name} ${index}`
    const text = typeof item === 'string' ? item : JSON.stringify(item)
    const before = told.get(key) ?? ''
    if (text === before || text === '') return []
    told.set(key, text)
    return [text.startsWith(before) ? text.slice(before.length) : text]
  })
}

function write(seq: number, event: string, data: string): string {
  const lines = data.split('\n').map((line) => `data: ${line}\n`)
  return `event: ${event}\nid: ${seq}:0\n${lines.join('')}\n`
}
