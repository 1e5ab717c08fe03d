import { createAdmission, type StartedRun } from '@weft/runtime'
import { openSqliteStore, type TokenLimits } from '@weft/storage'
import { expect, it, onTestFinished } from 'vitest'

const estimate = (most: number) => ({ most, isUnpriced: false })

/** A store with a clock, where runs are stored as the runtime stores them, and end when they are told to. */
async function open(limits: TokenLimits, start = '2026-03-01T12:00:00.000Z') {
  const store = await openSqliteStore(':memory:')
  onTestFinished(() => store.close())
  let time = Date.parse(start)
  let count = 0
  const now = () => new Date(time)
  const admission = createAdmission({ runs: store.runs, audit: store.audit, now, currency: 'USD' })
  const stateOf = (id: string, maxCost: number | undefined, at: string) => ({
    id,
    status: 'running' as const,
    version: 'v',
    inputs: {},
    outputs: {},
    nodes: {},
    simulated: false,
    startedBy: 'ci',
    createdAt: at,
    seq: 0,
    ...(maxCost !== undefined && { maxCost }),
  })
  const document = {
    weft: 1 as const,
    name: '',
    description: '',
    nodes: {},
    edges: [],
    models: {},
    layout: { nodes: {}, frames: [], notes: [] },
  }
  const launch = async (maxCost: number | undefined): Promise<StartedRun> => {
    count += 1
    const state = stateOf(`run-${count}`, maxCost, now().toISOString())
    const entry = { id: `audit-${count}`, at: now().toISOString(), via: 'api' as const, actor: 'ci' }
    await store.runs.create({ state, document }, { ...entry, action: 'run.started', subject: state.id })
    return { run: state }
  }
  return {
    store,
    start: async (asked: Parameters<ReturnType<typeof admission>>[0] = { isUnpriced: false }) => {
      const started = await admission('ci', limits)(asked, launch)
      if ('issues' in started) throw new Error('it has no issues')
      return started.run
    },
    end: (id: string, amount: number) =>
      store.runs.append([], {
        ...stateOf(id, undefined, now().toISOString()),
        status: 'succeeded',
        cost: { currency: 'USD', amount },
      }),
    pass: (seconds: number) => {
      time += seconds * 1000
    },
  }
}

it('lets so many runs in within any minute, however they came, and says when the next may', async () => {
  const { start, pass } = await open({ runsPerMinute: 2 })
  await start()
  pass(20)
  const together = await Promise.allSettled([start(), start(), start()])
  expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await expect(start()).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: 40,
    message: expect.stringContaining('runs-per-minute'),
  })
  pass(40)
  await start()
  await expect(start()).rejects.toMatchObject({ retryAfter: 20 })
})

it('lets so many runs be under way', async () => {
  const { start, end } = await open({ maxConcurrentRuns: 1 })
  const { id } = await start()
  await expect(start()).rejects.toMatchObject({
    code: 'rate_limited',
    message: expect.stringContaining('max-concurrent-runs'),
  })
  await end(id, 0)
  await start()
})

it('never lets a day cost more: caps of what runs count, then what it cost, deleted runs too', async () => {
  const { start, end, pass, store } = await open({ maxCostPerDay: 1 })
  const first = await start(estimate(0.6))
  expect(first.maxCost).toBe(0.6)
  const tooMuch = { code: 'payment_required', message: expect.stringContaining('max-cost-per-day') }
  await expect(start(estimate(0.5))).rejects.toMatchObject({
    ...tooMuch,
    retryAfter: 12 * 3600,
  })
  await expect(start({ most: 0.1, isUnpriced: true })).rejects.toMatchObject(tooMuch)
  await end(first.id, 0.2)
  expect((await start({ ...estimate(0.1), maxCost: 0.3 })).maxCost).toBe(0.3)
  const open2 = await start({ isUnpriced: false })
  expect(open2.maxCost).toBeCloseTo(0.5)
  await expect(start(estimate(0.1))).rejects.toMatchObject(tooMuch)
  expect((await start(estimate(0))).maxCost).toBe(0)

  await store.runs.delete(first.id)
  const gone = { startedBy: 'ci', createdAt: first.createdAt, cost: 0.2 }
  await store.audit.add({
    id: 'gone',
    at: first.createdAt.replace('12:', '13:'),
    via: 'api',
    action: 'run.deleted',
    subject: first.id,
    detail: gone,
  })
  await expect(start(estimate(0.1))).rejects.toMatchObject(tooMuch)
  await end(open2.id, 0)
  expect((await start(estimate(0.5))).maxCost).toBe(0.5)
  pass(12 * 3600)
  await expect(start(estimate(0.3))).rejects.toMatchObject(tooMuch)
  expect((await start(estimate(0.2))).maxCost).toBe(0.2)
})
