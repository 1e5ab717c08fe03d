import type { GridLayout } from '@weft/nodes'
import type { WorkflowDocument } from '@weft/workflow'
import { expect, it } from 'vitest'
import { createWorld, documentOf, picture, planOf, runDocument, type World } from '../test/world.ts'
import { keptResults } from './kept-results.ts'

const outputs = { type: 'array', items: { type: 'string', format: 'uri' } }

/** Several models, each fed by the same two seeds, their pictures in one grid. */
const documentWith = (models: readonly string[], items: readonly number[] = [7, 8]): WorkflowDocument => {
  const before = documentOf(
    {
      seeds: { type: 'list', params: { kind: 'integer', items: [...items], name: 'seed' } },
      ...Object.fromEntries(
        models.map((model, at) => [`m${at}`, { type: 'model', params: { model, input: { prompt: 'p' } } }]),
      ),
      grid: { type: 'image-grid', params: {} },
    },
    models.flatMap((_, at) => [
      [`seeds.items`, `m${at}.seed`] as const,
      [`m${at}.output`, 'grid.images'] as const,
    ]),
  )
  const [pinned] = Object.values(before.models)
  const schema = { ...pinned?.schema, Output: outputs }
  return {
    ...before,
    models: Object.fromEntries(
      models.map((model) => [model, { digest: `sha256:${model}`, schema: { Input: {}, ...schema } }]),
    ),
  }
}

/** A world in which models give so many pictures, but for one that fails, and what was drawn of them. */
const drawing = (pictures: number, broken = '') => {
  const world = createWorld()
  const drawn: GridLayout[] = []
  const servicesFor = () => ({
    ...world.services,
    images: {
      ...world.services.images,
      drawGrid: async (_: unknown, layout: GridLayout) => {
        drawn.push(layout)
        return picture('9')
      },
    },
    predict: async (...[call, hooks]: Parameters<World['services']['predict']>) => {
      if (call.model === broken) throw new Error('no such model')
      const { prediction } = await world.services.predict(call, hooks)
      return { output: Array.from({ length: pictures }, () => picture('a')), prediction }
    },
  })
  return { world, drawn, servicesFor }
}

it('labels pictures of several models with the model, crossed with the lists that all of them take', async () => {
  const { world, drawn, servicesFor } = drawing(1)
  const { state } = await runDocument(world, documentWith(['o/m:1', 'o/n:2']), {}, { servicesFor })
  expect(state.status).toBe('succeeded')
  expect(drawn).toEqual([{ columns: 2, gap: 16, columnLabels: ['seed 7', 'seed 8'], rowLabels: ['m', 'n'] }])
})

it('lays several pictures of each call out side by side', async () => {
  const { world, drawn, servicesFor } = drawing(2)
  await runDocument(world, documentWith(['o/m:1', 'o/n:2'], [7]), {}, { servicesFor })
  expect(drawn).toEqual([{ columns: 2, gap: 16, columnLabels: ['#1', '#2'], rowLabels: ['m', 'n'] }])
})

it('leaves pictures of one model as they are', async () => {
  const { world, drawn, servicesFor } = drawing(1)
  await runDocument(world, documentWith(['o/m:1', 'o/m:1']), {}, { servicesFor })
  expect(drawn[0]).toEqual({ columns: 2, gap: 16, captions: ['seed 7', 'seed 8', 'seed 7', 'seed 8'] })
})

it('leaves a gap for each picture of a model that fails, and fills them when it is run again', async () => {
  const document = documentWith(['o/m:1', 'o/n:2', 'o/p:3'])
  const { world, drawn, servicesFor } = drawing(1, 'o/n:2')
  const { state } = await runDocument(world, document, {}, { servicesFor })
  expect(state.status).toBe('failed')
  expect(state.nodes.grid?.status).toBe('succeeded')
  expect(state.nodes.grid?.notes?.[0]).toMatch(/^2 of 6 pictures are missing/)
  expect(drawn[0]?.rowLabels).toEqual(['m', 'n', 'p'])
  const mended = drawing(1)
  const again = await runDocument(
    mended.world,
    document,
    {},
    { ...keptResults(state), servicesFor: mended.servicesFor },
  )
  expect(again.state.status).toBe('succeeded')
  expect(mended.world.seen.calls.map(({ model }) => model)).toEqual(['o/n:2', 'o/n:2'])
  expect(again.state.nodes.grid?.notes).toBeUndefined()
})

it('leaves a gap for a model that runs once and fails, and skips the grid when all of them do', async () => {
  const once = documentWith(['o/m:1', 'o/n:2'])
  const document = { ...once, edges: once.edges.filter(({ to }) => !to.endsWith('.seed')) }
  const { world, drawn, servicesFor } = drawing(1, 'o/n:2')
  const { state } = await runDocument(world, document, {}, { servicesFor })
  expect(state.nodes.grid?.status).toBe('succeeded')
  expect(drawn[0]?.captions).toEqual(['m', 'n'])
  const services = { ...world.services, predict: () => Promise.reject(new Error('all are gone')) }
  const none = await runDocument(createWorld(), document, {}, { servicesFor: () => services })
  expect(none.state.nodes.grid?.status).toBe('skipped')
  expect(none.state.status).toBe('failed')
})

it('knows before the run how often each model runs', () => {
  const plan = planOf(createWorld(), documentWith(['o/m:1', 'o/n:2']))
  expect(plan.steps.map(({ nodeId, lanes }) => `${nodeId} ${lanes}`)).toEqual([
    'seeds 1',
    'm0 2',
    'm1 2',
    'grid 1',
  ])
})
