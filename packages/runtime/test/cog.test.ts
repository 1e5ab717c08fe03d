import type { ImageValue } from '@weft/ports'
import { readProvenance, stripProvenance } from '@weft/provenance'
import { describe, expect, it } from 'vitest'
import { documentOf, output } from './documents.ts'
import { begin, finish, openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const { signal } = new AbortController()
const address = 'http://127.0.0.1:5000'
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const openapi = {
  components: {
    schemas: {
      Input: {
        type: 'object',
        properties: { prompt: { type: 'string' }, image: { type: 'string', format: 'uri' } },
      },
      Output: { type: 'array', items: { type: 'string', format: 'uri' } },
    },
  },
}

/** A container that answers a prediction when it is let, with everything it was asked. */
function createContainer() {
  const asked: { path: string; body: string }[] = []
  const gate = { opened: Promise.resolve() }
  const fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname, origin } = new URL(url)
    if (origin !== address) throw new Error(`a test wanted to reach ${url}`)
    if (pathname === '/openapi.json') return Response.json(openapi)
    if (pathname === '/health-check') return Response.json({ status: 'READY' })
    asked.push({ path: pathname, body: String(init.body) })
    if (pathname.endsWith('/cancel')) return Response.json({})
    if (new Headers(init.headers).get('accept') === 'text/event-stream')
      return Response.json({ detail: 'no' }, { status: 406 })
    await gate.opened
    return Response.json({ status: 'succeeded', output: [picture], metrics: { predict_time: 0.2 } })
  }
  return { fetch, asked, gate }
}

const paint = (model: string, input = {}) =>
  documentOf(
    {
      paint: { type: 'model', params: { model, input: { prompt: 'a fox', ...input } } },
      result: output('result'),
    },
    'paint.output -> result.value',
  )

describe('a model in a container', () => {
  it('runs beside the simulator, files as data URLs both ways, and its pictures are not called simulated', async () => {
    const { fetch, asked } = createContainer()
    const runtime = await openRuntime({ fetch })
    const image = await runtime.importAsset(Buffer.from(picture.split(',')[1] ?? '', 'base64'), 'image/png')
    const state = await run(runtime, { document: paint(`cog:${address}`, { image: { asset: image.asset } }) })
    expect(state).toMatchObject({ status: 'succeeded', simulated: false })
    expect(state.outputs.result).toMatchObject([{ width: 1, height: 1 }])
    const [made] = state.outputs.result as ImageValue[]
    const kept = (await runtime.assets.read(made?.asset ?? image.asset)) ?? new Uint8Array()
    // The very picture that the container gave, with what made it, and nothing of this in what the container got.
    expect(Buffer.from(stripProvenance(kept)).toString('base64')).toBe(picture.split(',')[1])
    expect(readProvenance(kept)).toMatchObject({
      runId: state.id,
      nodeId: 'paint',
      simulated: false,
      composite: true,
    })
    const next = await run(runtime, {
      document: paint(`cog:${address}`, { image: { asset: made?.asset ?? '' } }),
    })
    expect(next.status).toBe('succeeded')
    expect(JSON.parse(asked.at(-1)?.body ?? '').input.image).toBe(picture)
    asked.pop()
    expect(state.nodes.paint?.attempts).toMatchObject([{ provider: 'cog', status: 'done' }])
    const body = JSON.parse(asked.at(-1)?.body ?? '')
    expect(body).toEqual({
      input: { prompt: 'a fox', image: expect.stringMatching(/^data:image\/png;base64,/) },
    })
    expect(await runtime.models.find(`cog:${address}`)).toMatchObject({ owner: 'cog', name: address })
    const again = await run(runtime, { document: paint(`cog:${address}`, { image: { asset: image.asset } }) })
    expect(again.nodes.paint).toMatchObject({ status: 'succeeded', cached: true })
    expect(new Set(asked.map(({ path }) => path)).size).toBe(1)
  })

  it('is not called where no operator allowed it, whatever the document has pinned', async () => {
    const { fetch } = createContainer()
    const runtime = await openRuntime({ fetch })
    const reference = 'cog:http://169.254.169.254'
    const started = await runtime.startRun({ document: paint(reference) }, signal)
    expect(JSON.stringify(started)).toContain('WEFT_COG_ADDRESSES')
    const { schemas } = openapi.components
    const pinned = { ...paint(reference), models: { [reference]: { schema: schemas, digest: 'sha256:x' } } }
    const state = await run(runtime, { document: pinned })
    expect(state).toMatchObject({
      status: 'failed',
      error: { code: 'invalid_input', message: expect.stringContaining('WEFT_COG_ADDRESSES') },
    })
  })

  it('is canceled by name after a restart, whether or not it is known that it was taken', async () => {
    const dataDirectory = await temporaryDirectory()
    const { fetch, asked, gate } = createContainer()
    gate.opened = new Promise(() => undefined)
    const first = await openRuntime({ fetch, dataDirectory })
    const id = await begin(first, { document: paint(`cog:${address}`) })
    const attempt = async () => (await first.store.attempts.ofRun(id))[0]
    await expect.poll(async () => (await attempt())?.status, { timeout: 5000 }).toBe('created')
    const taken = await attempt()
    if (taken === undefined) throw new Error('there is no attempt')
    // As if the process had died right after it took the request to cancel, with another call just sent.
    const { predictionId: _, ...untold } = taken
    const sent = { ...untold, id: 'sent-only', status: 'intent' as const, lane: 1 }
    await first.store.attempts.put(sent)
    await first.store.runs.requestCancel(id)
    await first.close()
    const second = await openRuntime({ fetch, dataDirectory })
    expect(await finish(second, id)).toMatchObject({ status: 'canceled' })
    const paths = () => new Set(asked.map(({ path }) => path).filter((path) => path.endsWith('/cancel')))
    const wanted = new Set([taken.id, sent.id].map((name) => `/predictions/${name}/cancel`))
    await expect.poll(paths, { timeout: 5000 }).toEqual(wanted)
    const open = async () => second.store.attempts.open()
    await expect.poll(open, { timeout: 5000 }).toEqual([])
  })

  it('is asked again by the same name after a restart', async () => {
    const dataDirectory = await temporaryDirectory()
    const { fetch, asked, gate } = createContainer()
    gate.opened = new Promise(() => undefined)
    const first = await openRuntime({ fetch, dataDirectory })
    const id = await begin(first, { document: paint(`cog:${address}`) })
    const isCreated = async () => (await first.getRun(id))?.nodes.paint?.attempts?.[0]?.status === 'created'
    await expect.poll(isCreated, { timeout: 5000 }).toBe(true)
    await first.close()
    const before = new Set(asked.map(({ path }) => path))
    gate.opened = Promise.resolve()
    const second = await openRuntime({ fetch, dataDirectory })
    expect(await finish(second, id)).toMatchObject({ status: 'succeeded' })
    expect(before.size).toBe(1)
    expect(new Set(asked.map(({ path }) => path))).toEqual(before)
  })
})
