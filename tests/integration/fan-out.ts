import { type RunView, routes, type WeftClient } from '@weft/client'
import { foldRun, type RunEvent } from '@weft/engine'
import { expect } from 'vitest'

const model = 'awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander'

/** A workflow that calls the model once per prompt, for small pictures. */
export function fanOut(prompts: readonly string[]): Record<string, unknown> {
  const input = {
    aspect_ratio: 'custom',
    width: 256,
    height: 256,
    num_inference_steps: 4,
    output_format: 'png',
    go_fast: false,
    seed: 7,
  }
  return {
    weft: 1,
    name: 'fan-out',
    description: '',
    nodes: {
      words: { type: 'list', params: { kind: 'text', items: [...prompts] } },
      flux: { type: 'model', params: { model, input } },
      result: { type: 'output', params: { name: 'images' } },
    },
    edges: [
      { from: 'words.items', to: 'flux.prompt' },
      { from: 'flux.output', to: 'result.value' },
    ],
    models: {},
    layout: { nodes: {}, frames: [], notes: [] },
  }
}

/** All stored events of a run that has ended or will. */
export async function eventsOf(client: WeftClient, id: string): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = []
  for await (const event of client.runs.events(id)) events.push(event)
  return events
}

/** Waits until a run has ended. */
export async function endOf(client: WeftClient, id: string): Promise<RunView> {
  await eventsOf(client, id)
  return client.runs.get(id)
}

/** Reads the log of a run that has ended twice: it is whole, ends once, and folds to the run that the server tells of. */
export async function expectReplay(client: WeftClient, run: RunView): Promise<void> {
  const first = await eventsOf(client, run.id)
  expect(await eventsOf(client, run.id)).toEqual(first)
  expect(first.map(({ seq }) => seq)).toEqual(first.map((_, at) => at + 1))
  expect(first.filter(({ type }) => type === 'run-start')).toHaveLength(1)
  expect(first.filter(({ type }) => type === 'run-end')).toHaveLength(1)
  expect(first.at(-1)?.type).toBe('run-end')
  // Read by the same contract as the run that the server tells of.
  const folded = routes.getRun.responses['200'].schema.parse(foldRun(first))
  const { status, outputs, nodes } = run
  expect({ status: folded.status, outputs: folded.outputs, nodes: folded.nodes }).toEqual({
    status,
    outputs,
    nodes,
  })
}
