import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { contextOf, createWorld, documentOf, execute, planOf, task } from '../test/world.ts'
import { createGate } from './create-gate.ts'
import { executePlan } from './execute-plan.ts'
import { foldRun } from './fold-run.ts'
import { runState } from './fold-run-event.ts'
import type { RunEvent } from './run-event.ts'

const size = 12
const graphs = fc.record({
  edges: fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
    maxLength: 20,
    selector: ([a, b]) => `${a} ${b}`,
  }),
  waits: fc.array(fc.nat(9), { minLength: size, maxLength: size }),
  fails: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  limit: fc.integer({ min: 1, max: size }),
})

const build = (graph: { edges: [number, number][]; waits: number[] }, fails: readonly boolean[] = []) => {
  const pairs = graph.edges.filter(([from, to]) => from < to)
  const nodes = Object.fromEntries(
    graph.waits.map((wait, at) => [
      `n${at}`,
      task(`n${at}`, { wait: String(wait), fail: fails[at] === true }),
    ]),
  )
  const document = documentOf(
    nodes,
    pairs.map(([from, to]) => [`n${from}.text`, `n${to}.after`] as const),
  )
  return { document, pairs }
}

const below = (pairs: readonly (readonly [number, number])[], starts: readonly number[]) => {
  const found = new Set<number>()
  const open = [...starts]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const [from, to] of pairs) {
      if (from !== at || found.has(to)) continue
      found.add(to)
      open.push(to)
    }
  }
  return found
}

describe('executing any graph', () => {
  it('starts each step after its inputs, and no more than the gate lets', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const world = createWorld()
        const { document, pairs } = build(graph)
        const { events, state } = await execute(world, planOf(world, document), {
          limit: createGate(graph.limit),
        })
        expect(state.status).toBe('succeeded')
        expect(world.seen.mostRunning).toBeLessThanOrEqual(graph.limit)
        const place = (type: string, node: number) =>
          events.findIndex((event) => event.type === type && 'nodeId' in event && event.nodeId === `n${node}`)
        for (const [from, to] of pairs)
          expect(place('node-start', to)).toBeGreaterThan(place('node-end', from))
      }),
      { numRuns: 60 },
    )
  })

  it('never leaves a place empty while a step is ready', async () => {
    // Every task takes one turn of its own, so with room for all, as many rounds are needed as the longest path is long.
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const world = createWorld()
        const { document, pairs } = build({ ...graph, waits: graph.waits.map(() => 0) })
        const waiting = Object.fromEntries(
          Object.keys(document.nodes).map((id) => [id, task(id, { wait: 'door' })]),
        )
        const events = executePlan(planOf(world, { ...document, nodes: waiting }), contextOf(world))
        const finished = (async () => {
          for await (const event of events) if (event.seq < 1) throw new Error('numbered wrongly')
        })()
        const depth = graph.waits.map(() => 0)
        for (let to = 0; to < size; to += 1) {
          for (const [from, end] of pairs)
            if (end === to) depth[to] = Math.max(depth[to] ?? 0, (depth[from] ?? 0) + 1)
        }
        for (let level = 0; level <= Math.max(...depth); level += 1) {
          const due = depth.flatMap((at, node) => (at <= level ? [`n${node}`] : [])).toSorted()
          for (let turn = 0; turn < 40; turn += 1) await Promise.resolve()
          expect(world.seen.started.toSorted()).toEqual(due)
          for (const label of due) world.open(label)
        }
        await finished
      }),
      { numRuns: 30 },
    )
  })

  it('takes as long as its longest path and no longer', async () => {
    // Virtual time: what is measured is when steps begin, not how busy this machine is.
    vi.useFakeTimers()
    const timed = fc.record({
      edges: graphs.map(({ edges }) => edges),
      waits: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: size, maxLength: size }),
    })
    await fc.assert(
      fc.asyncProperty(timed, async (graph) => {
        const world = createWorld()
        const { document, pairs } = build(graph)
        const nodes = Object.fromEntries(
          graph.waits.map((wait, at) => [`n${at}`, task(`n${at}`, { wait: `${wait}ms` })]),
        )
        const began = Date.now()
        const running = execute(world, planOf(world, { ...document, nodes }))
        await vi.runAllTimersAsync()
        await running
        const ends = [...graph.waits]
        for (let to = 0; to < size; to += 1) {
          const inputs = pairs.filter(([, end]) => end === to).map(([from]) => ends[from] ?? 0)
          ends[to] = Math.max(0, ...inputs) + (graph.waits[to] ?? 0)
        }
        expect(Date.now() - began).toBe(Math.max(...ends))
      }),
      { numRuns: 40 },
    )
    vi.useRealTimers()
  })

  it('keeps what does not need a step that failed', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const world = createWorld()
        const { document, pairs } = build(graph, graph.fails)
        const { state } = await execute(world, planOf(world, document))
        const broken = graph.fails.flatMap((fails, at) => (fails ? [at] : []))
        const stopped = below(pairs, broken)
        for (let at = 0; at < size; at += 1) {
          const expected = stopped.has(at) ? 'skipped' : broken.includes(at) ? 'failed' : 'succeeded'
          expect(state.nodes[`n${at}`]?.status).toBe(expected)
        }
        expect(state.status).toBe(broken.length === 0 ? 'succeeded' : 'failed')
      }),
      { numRuns: 60 },
    )
  })

  it('ends exactly once when it is canceled at any moment, and leaves nothing open', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 40 }), async (graph, moment) => {
        const world = createWorld()
        const abort = new AbortController()
        const { document } = build(graph, graph.fails)
        const limit = createGate(graph.limit)
        const events: RunEvent[] = []
        for await (const event of executePlan(
          planOf(world, document),
          contextOf(world, { signal: abort.signal, limit }),
        )) {
          events.push(event)
          if (event.seq === moment) abort.abort()
        }
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
        expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1)
        expect(events.at(-1)?.type).toBe('run-end')
        const statuses = Object.values(foldRun(events)?.nodes ?? {}).map(({ status }) => status)
        expect(statuses).toHaveLength(size)
        for (const status of statuses)
          expect(['succeeded', 'failed', 'skipped', 'canceled']).toContain(status)
        expect(world.seen.running).toBe(0)
        expect(limit.isFull()).toBe(false)
      }),
      { numRuns: 80 },
    )
  })

  it('folds the stored log to the same run, wherever it is cut, and swallows what it has already', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat(60), async (graph, cut) => {
        const world = createWorld()
        const { document } = build(graph, graph.fails)
        const { events, state } = await execute(world, planOf(world, document))
        const stored: RunEvent[] = JSON.parse(JSON.stringify(events))
        expect(foldRun(stored)).toEqual(state)
        const first = foldRun(stored.slice(0, cut))
        expect(stored.slice(Math.max(0, cut - 5)).reduce(runState, first)).toEqual(state)
      }),
      { numRuns: 30 },
    )
  })
})
