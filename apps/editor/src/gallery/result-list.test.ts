import type { ResultsQuery, ResultView } from '@weft/client'
import { describe, expect, it } from 'vitest'
import { createResultList } from './result-list.ts'

const made = (number: number): ResultView => ({
  id: `r${number}`,
  image: { asset: `sha256:${number}`, mediaType: 'image/png', width: 1, height: 1, url: '' },
  runId: 'run',
  nodeId: 'flux',
  index: 0,
  workflowName: 'W',
  starred: false,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString(),
  simulated: true,
})

/** A server with so many results; pages are cut by the place of the last one. */
const serverWith = (count: number) => {
  const server = {
    results: Array.from({ length: count }, (_, index) => made(count - index)),
    asked: [] as ResultsQuery[],
    problem: undefined as Error | undefined,
    list: async (query: ResultsQuery = {}) => {
      server.asked.push(query)
      if (server.problem) throw server.problem
      const fitting = server.results.filter(({ id }) => query.q === undefined || id.includes(query.q))
      const start = query.cursor === undefined ? 0 : fitting.findIndex(({ id }) => id === query.cursor) + 1
      const results = fitting.slice(start, start + (query.limit ?? 50))
      const last = results.at(-1)
      const hasNext = start + results.length < fitting.length && last !== undefined
      return { results, total: fitting.length, ...(hasNext ? { next: last.id } : {}) }
    },
  }
  return server
}
const idsOf = (list: ReturnType<typeof createResultList>) => list.store.getState().results.map(({ id }) => id)

describe('the list of results', () => {
  it('has a first page at once and everything page after page, each once', async () => {
    const server = serverWith(1300)
    const list = createResultList(server)
    await list.show({})
    expect(list.store.getState()).toMatchObject({ status: 'ready', total: 1300 })
    expect(idsOf(list).length).toBeLessThan(300)
    while (list.store.getState().next !== undefined) await list.more()
    expect(idsOf(list)).toEqual(server.results.map(({ id }) => id))
    await list.more()
    expect(idsOf(list)).toHaveLength(1300)
  })

  it('brings what is new without losing its place, and drops what is gone', async () => {
    const server = serverWith(700)
    const list = createResultList(server)
    await list.show({})
    await list.more()
    const before = idsOf(list)
    server.results = [made(702), made(701), ...server.results.filter(({ id }) => id !== before[3])]
    await list.show({})
    expect(idsOf(list)).toEqual(['r702', 'r701', ...before.filter((id) => id !== before[3])])
    while (list.store.getState().next !== undefined) await list.more()
    expect(idsOf(list)).toEqual(server.results.map(({ id }) => id))
  })

  it('begins anew when it was left too far behind', async () => {
    const server = serverWith(10)
    const list = createResultList(server)
    await list.show({})
    server.results = Array.from({ length: 400 }, (_, index) => made(2000 - index))
    await list.refresh()
    expect(idsOf(list)[0]).toBe('r2000')
    while (list.store.getState().next !== undefined) await list.more()
    expect(idsOf(list)).toHaveLength(400)
  })

  it('shows only the last query, whichever answer comes last', async () => {
    const server = serverWith(30)
    const answers: (() => void)[] = []
    const list = createResultList({
      list: async (query, options) => {
        await new Promise<void>((resolve) => answers.push(resolve))
        options?.signal?.throwIfAborted()
        return server.list(query)
      },
    })
    const first = list.show({ q: 'r1' })
    const second = list.show({ q: 'r2' })
    answers[1]?.()
    await second
    answers[0]?.()
    await first
    expect(idsOf(list).every((id) => id.includes('r2'))).toBe(true)
    expect(list.store.getState().isFetching).toBe(false)
  })

  it('says why nothing came, keeps what it has, and goes on when asked again', async () => {
    const server = serverWith(300)
    const list = createResultList(server)
    server.problem = new Error('gone')
    await list.show({})
    expect(list.store.getState()).toMatchObject({ status: 'failed', error: server.problem })
    server.problem = undefined
    await list.show({})
    const { length } = idsOf(list)
    server.problem = new Error('gone')
    await list.more()
    expect(list.store.getState()).toMatchObject({ status: 'ready', error: server.problem })
    expect(idsOf(list)).toHaveLength(length)
    server.problem = undefined
    await list.more()
    expect(list.store.getState().error).toBeUndefined()
    expect(idsOf(list).length).toBe(300)
  })

  it('looks again when something changed while it was asking', async () => {
    const server = serverWith(4)
    const list = createResultList(server)
    const first = list.show({})
    server.results = [made(6), made(5), ...server.results]
    await list.refresh()
    await first
    expect(idsOf(list)).toEqual(['r6', 'r5', 'r4', 'r3', 'r2', 'r1'])
    expect(server.asked).toHaveLength(2)
  })
})
