import { describe, expect, it } from 'vitest'
import {
  contextOf,
  createWorld,
  documentOf,
  execute,
  outputsOf,
  picture,
  planOf,
  runDocument,
  task,
} from '../test/world.ts'
import { createGate } from './create-gate.ts'
import type { ResultCache } from './execute-context.ts'
import { executePlan } from './execute-plan.ts'
import { foldRun } from './fold-run.ts'
import { keptResults } from './kept-results.ts'
import type { RunEvent } from './run-event.ts'

const model = (input: { [name: string]: string | number }) => ({
  type: 'model',
  params: { model: 'o/m:1', input },
})

const memoryCache = () => {
  const kept = new Map<string, { readonly [port: string]: string }>()
  const cache: ResultCache = {
    get: async (key) => kept.get(key),
    put: async (key, outputs) => void kept.set(key, JSON.parse(JSON.stringify(outputs))),
    inFlight: new Map(),
  }
  return { kept, cache }
}

describe('executePlan', () => {
  it('gives the declared outputs, and numbers its events without gaps', async () => {
    const document = documentOf(
      {
        colour: { type: 'input', params: { name: 'colour', default: 'red' } },
        p: { type: 'prompt', params: { text: 'a {colour} cat' } },
        o: { type: 'output', params: { name: 'text' } },
      },
      [
        ['colour.value', 'p.colour'],
        ['p.text', 'o.value'],
      ],
    )
    const { events, state } = await runDocument(createWorld(), document, { colour: 'blue' })
    expect(state).toMatchObject({
      status: 'succeeded',
      outputs: { text: 'a blue cat' },
      inputs: { colour: 'blue' },
    })
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    expect(events.at(0)).toMatchObject({ type: 'run-start', runId: 'run1', version: 'v' })
    expect(events.at(-1)).toMatchObject({ type: 'run-end' })
  })

  it('starts a step when its own inputs are ready, whatever else is slow', async () => {
    const world = createWorld()
    const document = documentOf(
      { slow: task('slow', { wait: 'door' }), quick: task('quick'), next: task('next'), last: task('last') },
      [
        ['quick.text', 'next.after'],
        ['slow.text', 'last.after'],
      ],
    )
    const run = runDocument(world, document)
    while (!world.seen.ended.includes('next')) await Promise.resolve()
    expect(world.seen.started).not.toContain('last')
    world.open('slow')
    expect((await run).state.status).toBe('succeeded')
    expect(world.seen.ended.at(-1)).toBe('last')
  })

  it('runs everything that is independent at once, as far as the gate lets it', async () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`n${at}`, task(`n${at}`, { wait: '20' })]),
    )
    const wide = createWorld()
    await runDocument(wide, documentOf(nodes))
    expect(wide.seen.mostRunning).toBe(50)
    const narrow = createWorld()
    const { events } = await runDocument(narrow, documentOf(nodes), {}, { limit: createGate(4) })
    expect(narrow.seen.mostRunning).toBe(4)
    expect(events.filter(({ type }) => type === 'node-waiting')).toHaveLength(46)
  })

  it('stops only what needs a step that failed, and names the cause', async () => {
    const document = documentOf(
      {
        a: task('a', { fail: true }),
        b: task('b'),
        c: task('c'),
        d: task('d'),
        o: { type: 'output', params: { name: 'd' } },
      },
      [
        ['a.text', 'b.after'],
        ['b.text', 'c.after'],
        ['d.text', 'o.value'],
      ],
    )
    const { events, state } = await runDocument(createWorld(), document)
    expect(state).toMatchObject({
      status: 'failed',
      outputs: { d: 'd' },
      error: { code: 'internal', message: 'a broke', retryable: false, nodeId: 'a' },
    })
    expect(
      Object.entries(state.nodes)
        .map(([id, { status }]) => `${id} ${status}`)
        .toSorted(),
    ).toEqual(['a failed', 'b skipped', 'c skipped', 'd succeeded', 'o succeeded'])
    expect(events.filter((event) => event.type === 'node-skipped')).toMatchObject([
      { nodeId: 'b', cause: 'a' },
      { nodeId: 'c', cause: 'a' },
    ])
  })

  it('fails a node whose list has no such item with the words of the node', async () => {
    const document = documentOf(
      {
        l: { type: 'list', params: { items: ['a'] } },
        p: { type: 'pick', params: { index: 4 } },
        v: { type: 'preview', params: {} },
      },
      [
        ['l.items', 'p.items'],
        ['p.item', 'v.value'],
      ],
    )
    const { state } = await runDocument(createWorld(), document)
    expect(state.error).toMatchObject({
      code: 'invalid_input',
      nodeId: 'p',
      message: expect.stringContaining('1 item'),
    })
    expect(state.nodes.v?.status).toBe('skipped')
  })

  it('fails a node that a required value never reached', async () => {
    const document = documentOf(
      {
        i: { type: 'input', params: { name: 'i', required: false } },
        p: { type: 'prompt', params: { text: '{x}' } },
      },
      [['i.value', 'p.x']],
    )
    const { state } = await runDocument(createWorld(), document)
    expect(state.error).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('p.x') })
  })

  it('looks up pictures that were set by hand or given to the run', async () => {
    const { asset } = picture('1')
    const document = documentOf({
      i: { type: 'input', params: { name: 'image', kind: 'image' } },
      files: { type: 'input', params: { name: 'urls', kind: 'image', list: true } },
      m: model({ prompt: 'x' }),
    })
    const world = createWorld()
    const withImage = {
      ...document,
      nodes: {
        ...document.nodes,
        m: { type: 'model', params: { model: 'o/m:1', input: { prompt: 'x', image: { asset } } } },
      },
    }
    const { state } = await runDocument(world, withImage, {
      image: { asset },
      urls: ['https://example.com/a.png'],
    })
    expect(outputsOf(state, 'i')).toEqual({ value: { ...picture('0'), asset } })
    expect(outputsOf(state, 'files')).toEqual({ value: [picture('e')] })
    expect(world.seen.calls[0]?.input).toEqual({ prompt: 'x', image: { ...picture('0'), asset } })
  })

  it('ends a run of a plan whose node types are not known, instead of throwing', async () => {
    const plan = planOf(createWorld(), documentOf({ a: task('a') }))
    const other = createWorld()
    const registry = { ...other.registry, get: () => undefined }
    const { state } = await execute(other, plan, { registry })
    expect(state).toMatchObject({ status: 'failed', error: { code: 'internal' } })
  })
})

describe('canceling', () => {
  it('aborts what runs, starts nothing more, and ends once', async () => {
    const world = createWorld()
    const abort = new AbortController()
    const plan = planOf(
      world,
      documentOf({ a: task('a', { wait: 'door' }), b: task('b'), c: task('c') }, [['a.text', 'c.after']]),
    )
    const events: RunEvent[] = []
    for await (const event of executePlan(plan, contextOf(world, { signal: abort.signal }))) {
      events.push(event)
      if (event.type === 'node-end') abort.abort()
    }
    expect(events.filter(({ type }) => type === 'run-end')).toMatchObject([{ status: 'canceled' }])
    expect(events.some(({ type }) => type === 'node-error')).toBe(false)
    const nodes = foldRun(events)?.nodes
    expect([nodes?.a?.status, nodes?.b?.status, nodes?.c?.status]).toEqual([
      'canceled',
      'succeeded',
      'canceled',
    ])
    expect(world.seen.started).toEqual(['a', 'b'])
  })

  it('does nothing at all when it is canceled already', async () => {
    const world = createWorld()
    const { state, events } = await runDocument(
      world,
      documentOf({ a: task('a') }),
      {},
      { signal: AbortSignal.abort() },
    )
    expect(state.status).toBe('canceled')
    expect(events).toHaveLength(2)
    expect(world.seen.started).toEqual([])
  })

  it('takes a run that waits for a place out of the line', async () => {
    const world = createWorld()
    const abort = new AbortController()
    const limit = createGate(1)
    const blocker = Promise.withResolvers<void>()
    const blocking = limit.run('other', () => blocker.promise, new AbortController().signal)
    const plan = planOf(world, documentOf({ a: task('a') }))
    const types: string[] = []
    for await (const event of executePlan(plan, contextOf(world, { signal: abort.signal, limit }))) {
      types.push(event.type)
      if (event.type === 'node-waiting') abort.abort()
    }
    expect(types).toEqual(['run-start', 'node-waiting', 'run-end'])
    blocker.resolve()
    await blocking
    expect(limit.isFull()).toBe(false)
  })

  it('aborts what runs when nobody listens any more', async () => {
    const world = createWorld()
    const plan = planOf(world, documentOf({ a: task('a', { wait: 'door' }), b: task('b') }))
    for await (const event of executePlan(plan, contextOf(world))) if (event.type === 'node-end') break
    expect(world.seen.running).toBe(0)
    expect(world.seen.ended).toContain('a')
  })

  it('does nothing before the first event is asked for, nor when it is stopped before', async () => {
    const world = createWorld()
    const events = executePlan(planOf(world, documentOf({ a: task('a') })), contextOf(world))
    await Promise.resolve()
    expect(world.seen.started).toEqual([])
    expect(await events.return()).toEqual({ done: true, value: undefined })
    expect(await events.next()).toEqual({ done: true, value: undefined })
    expect(world.seen.started).toEqual([])
  })
})

describe('lanes', () => {
  const list = (...items: string[]) => ({ type: 'list', params: { kind: 'text', items } })

  it('runs a node once per item, at once, and makes lists of its outputs', async () => {
    const world = createWorld()
    const document = documentOf(
      { l: list('x', 'y', 'z'), t: task('t', { wait: '5' }), o: { type: 'output', params: { name: 'o' } } },
      [
        ['l.items', 't.item'],
        ['t.text', 'o.value'],
      ],
    )
    const { state, events } = await runDocument(world, document)
    expect(state.outputs).toEqual({ o: ['t:x', 't:y', 't:z'] })
    expect(world.seen.mostRunning).toBe(3)
    expect(state.nodes.t?.lanes?.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(events.find(({ type, ...rest }) => type === 'node-start' && 'lanes' in rest)).toMatchObject({
      lanes: 3,
    })
  })

  it('zips lists, gives single values to each, and joins lists of lanes flat', async () => {
    const document = documentOf(
      {
        a: list('1', '2'),
        b: list('x', 'y'),
        c: { type: 'prompt', params: { text: 'c' } },
        p: { type: 'prompt', params: { text: '{a}{b}{c}\nmore' } },
        lines: { type: 'lines', params: {} },
      },
      [
        ['a.items', 'p.a'],
        ['b.items', 'p.b'],
        ['c.text', 'p.c'],
        ['p.text', 'lines.text'],
      ],
    )
    const { state } = await runDocument(createWorld(), document)
    expect(outputsOf(state, 'lines')).toEqual({ items: ['1xc', 'more', '2yc', 'more'] })
  })

  it('names both lengths when they are unequal', async () => {
    const document = documentOf(
      { a: list('1', '2'), b: list('x', 'y', 'z'), p: { type: 'prompt', params: { text: '{a}{b}' } } },
      [
        ['a.items', 'p.a'],
        ['b.items', 'p.b'],
      ],
    )
    const { state } = await runDocument(createWorld(), document)
    expect(state.error).toMatchObject({
      code: 'invalid_input',
      nodeId: 'p',
      message: expect.stringMatching(/2.*3.*combine/),
    })
  })

  it('gives an empty list for an empty list, and joins several edges in their order', async () => {
    const document = documentOf(
      {
        none: list(),
        p: { type: 'prompt', params: { text: '{x}' } },
        one: { type: 'prompt', params: { text: 'one' } },
        two: list('2', '3'),
        join: { type: 'join-text', params: {} },
      },
      [
        ['none.items', 'p.x'],
        ['two.items', 'join.texts'],
        ['p.text', 'join.texts'],
        ['one.text', 'join.texts'],
      ],
    )
    const { state } = await runDocument(createWorld(), document)
    expect(outputsOf(state, 'p')).toEqual({ text: [] })
    expect(outputsOf(state, 'join')).toEqual({ text: '2 3 one' })
    expect(state.status).toBe('succeeded')
  })

  it('lets the other lanes finish when one fails, and carries on from them', async () => {
    const world = createWorld()
    const document = documentOf({ l: list('x', 'bad', 'z'), t: task('t'), after: task('after') }, [
      ['l.items', 't.item'],
      ['t.text', 'after.after'],
    ])
    const plan = planOf(world, document)
    const { state } = await execute(world, plan)
    expect(state.nodes.t?.status).toBe('failed')
    expect(state.nodes.t?.error?.message).toMatch(/1 of 3 failed.*t:bad broke/)
    expect(state.nodes.t?.lanes?.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'succeeded'])
    expect(state.nodes.after?.status).toBe('skipped')
    const { done, doneLanes } = keptResults(state)
    expect([...(doneLanes.get('t')?.keys() ?? [])]).toEqual([0, 2])
    const before = world.seen.started.length
    await execute(world, plan, { done, doneLanes })
    expect(world.seen.started.slice(before)).toEqual(['t:bad'])
  })
})

describe('kept results', () => {
  it('takes an equal call from the cache, and ignores it when told to', async () => {
    const world = createWorld()
    const { cache } = memoryCache()
    const document = documentOf({ m: model({ prompt: 'x', seed: 1 }) })
    const first = await runDocument(world, document, {}, { resultCache: cache })
    expect(first.state.nodes.m).toMatchObject({ cached: false, outputs: { output: ['x#1'] } })
    expect(first.events.find(({ type }) => type === 'node-end')).toMatchObject({ predictTime: 1.5 })
    expect(first.state.nodes.m?.attempts).toMatchObject([{ id: 'a1', status: 'intent' }])
    const again = await runDocument(world, document, {}, { resultCache: cache })
    expect(again.state.nodes.m).toMatchObject({ cached: true, outputs: { output: ['x#1'] } })
    expect(world.seen.calls).toHaveLength(1)
    await runDocument(world, document, {}, { resultCache: cache, refresh: ['m'] })
    await runDocument(world, document, {}, { resultCache: cache, refresh: true })
    await runDocument(world, document, {}, { resultCache: cache, refresh: ['other'] })
    expect(world.seen.calls).toHaveLength(3)
  })

  it('makes one call for equal steps in flight, also of two runs', async () => {
    const world = createWorld()
    const { cache } = memoryCache()
    const document = documentOf({ a: model({ prompt: 'x', seed: 1 }), b: model({ prompt: 'x', seed: 1 }) })
    const options = { resultCache: cache }
    const [one, two] = await Promise.all([
      runDocument(world, document, {}, options),
      runDocument(world, document, {}, options),
    ])
    expect(world.seen.calls).toHaveLength(1)
    for (const { state } of [one, two]) expect(outputsOf(state, 'b')).toEqual({ output: ['x#1'] })
    expect(cache.inFlight?.size).toBe(0)
  })

  it('makes the call itself when whoever made it was canceled', async () => {
    const world = createWorld()
    const { cache } = memoryCache()
    const abort = new AbortController()
    const begun = Promise.withResolvers<void>()
    let calls = 0
    const services = {
      ...world.services,
      predict: async (...given: Parameters<typeof world.services.predict>) => {
        calls += 1
        if (calls > 1) return world.services.predict(...given)
        begun.resolve()
        const { promise, reject } = Promise.withResolvers<never>()
        const { signal } = given[1]
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        return promise
      },
    }
    const document = documentOf({ m: model({ prompt: 'x', seed: 1 }) })
    const options = { resultCache: cache, servicesFor: () => services }
    const canceled = runDocument(world, document, {}, { ...options, signal: abort.signal })
    await begun.promise
    const other = runDocument(world, document, {}, options)
    await Promise.resolve()
    const { WeftError } = await import('@weft/ports')
    abort.abort(new WeftError({ code: 'canceled', message: 'Stop.', retryable: true }))
    expect((await canceled).state.status).toBe('canceled')
    expect((await other).state).toMatchObject({ status: 'succeeded', nodes: { m: { cached: false } } })
  })

  it('does not keep a call whose seed the model chooses', async () => {
    const world = createWorld()
    const { cache, kept } = memoryCache()
    const document = documentOf({ m: model({ prompt: 'x' }) })
    await runDocument(world, document, {}, { resultCache: cache })
    await runDocument(world, document, {}, { resultCache: cache })
    expect(world.seen.calls).toHaveLength(2)
    expect(kept.size).toBe(0)
  })

  it('goes on from a run that was interrupted: numbers go on, and nothing is told twice', async () => {
    const world = createWorld()
    const plan = planOf(world, documentOf({ a: task('a'), b: task('b') }, [['a.text', 'b.after']]))
    const whole = await execute(world, plan)
    const cut = whole.events.findIndex((event) => event.type === 'node-end' && event.nodeId === 'a') + 1
    const stored = whole.events.slice(0, cut)
    const before = foldRun(stored)
    if (before === undefined) throw new Error('nothing stored')
    const rest = await execute(world, plan, { ...keptResults(before), after: before.seq })
    expect(rest.events.map(({ seq }) => seq)).toEqual(rest.events.map((_, at) => cut + at + 1))
    expect(rest.events.some(({ type }) => type === 'run-start')).toBe(false)
    expect(rest.events.some((event) => 'nodeId' in event && event.nodeId === 'a')).toBe(false)
    expect(foldRun([...stored, ...rest.events])).toMatchObject({
      status: 'succeeded',
      nodes: { a: { status: 'succeeded' }, b: { status: 'succeeded' } },
    })
  })
})
