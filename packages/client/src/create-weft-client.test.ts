import type { RunEvent } from '@weft/engine'
import { describe, expect, it } from 'vitest'
import { createWeftClient } from './create-weft-client.ts'

const base = { runId: 'r1', at: '2026-01-02T03:04:05.000Z' }
const events: readonly RunEvent[] = [
  { ...base, seq: 1, type: 'run-start', version: 'v', inputs: {}, steps: [], seeds: {}, simulated: true },
  { ...base, seq: 2, type: 'node-start', nodeId: 'a' },
  { ...base, seq: 3, type: 'node-end', nodeId: 'a', outputs: { text: 'ä' }, cached: false },
  { ...base, seq: 4, type: 'run-end', status: 'succeeded', outputs: {} },
]

const frame = (event: object & { seq: number; type: string }) =>
  `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`

/** A network that answers each request with the next answer, and remembers what was asked. */
function network(...answers: ((request: Request) => Response | Promise<Response>)[]) {
  const requests: Request[] = []
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(request)
    const answer = answers[requests.length - 1] ?? answers.at(-1)
    if (answer === undefined) throw new TypeError('fetch failed')
    return answer(request)
  }
  return { requests, fetch: send }
}

/** A stream that sends bytes one by one and then ends, or breaks. */
function stream(text: string, breaks = false): Response {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, ++at))
      else if (breaks) controller.error(new TypeError('terminated'))
      else controller.close()
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

const problem = (status: number, code: string, rest = {}) =>
  new Response(JSON.stringify({ type: 'urn:x', title: 'No', status, detail: 'Not so.', code, ...rest }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '7' },
  })

async function collect(source: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const all: RunEvent[] = []
  for await (const event of source) all.push(event)
  return all
}

const baseUrl = 'http://weft.test:4600/'

describe('the events of a run', () => {
  it('come once and in order across broken connections, with the last number seen', async () => {
    const [first, second, third, fourth] = events
    if (!first || !second || !third || !fourth) throw new Error('four events')
    const net = network(
      () => stream(`retry: 1\n\n: hello\n\n${frame(first)}${frame(second)}`, true),
      () => problem(503, 'unavailable'),
      () => stream(`${frame(second)}${frame(third)}`),
      () => stream(frame(fourth)),
    )
    const client = createWeftClient({ baseUrl, fetch: net.fetch })
    expect(await collect(client.runs.events('r1', { reconnectDelay: 1 }))).toEqual(events)
    expect(net.requests.map((request) => request.headers.get('last-event-id'))).toEqual(['0', '2', '2', '3'])
    expect(net.requests[0]?.url).toBe('http://weft.test:4600/api/runs/r1/events')
  })

  it('skip what a newer server adds', async () => {
    const [first, , , last] = events
    if (!first || !last) throw new Error('four events')
    const unknown = { ...base, seq: 2, type: 'node-sang' }
    const net = network(() => stream(frame(first) + frame(unknown) + frame(last)))
    const client = createWeftClient({ baseUrl, fetch: net.fetch })
    expect((await collect(client.runs.events('r1'))).map(({ seq }) => seq)).toEqual([1, 4])
  })

  it('end when nothing is left to tell', async () => {
    const net = network(() => new Response(null, { status: 204 }))
    const client = createWeftClient({ baseUrl, fetch: net.fetch })
    expect(await collect(client.runs.events('r1', { after: 4 }))).toEqual([])
    expect(net.requests[0]?.headers.get('last-event-id')).toBe('4')
  })

  it('do not ask again for a run that is not known', async () => {
    const net = network(() => problem(404, 'not_found'))
    const client = createWeftClient({ baseUrl, fetch: net.fetch })
    await expect(collect(client.runs.events('r1'))).rejects.toMatchObject({ status: 404, code: 'not_found' })
    expect(net.requests).toHaveLength(1)
  })

  it('give up after a while when nobody answers', async () => {
    const client = createWeftClient({ baseUrl, fetch: () => Promise.reject(new TypeError('fetch failed')) })
    const watching = collect(client.runs.events('r1', { reconnectDelay: 1, maxReconnects: 3 }))
    await expect(watching).rejects.toMatchObject({ name: 'WeftUnreachableError' })
  })

  it('end quietly when they are aborted', async () => {
    const [first] = events
    if (!first) throw new Error('four events')
    const abort = new AbortController()
    const net = network((request) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(frame(first)))
          request.signal.addEventListener('abort', () => controller.error(request.signal.reason))
        },
      })
      return new Response(body)
    })
    const client = createWeftClient({ baseUrl, fetch: net.fetch })
    const seen: number[] = []
    for await (const { seq } of client.runs.events('r1', { signal: abort.signal })) {
      seen.push(seq)
      abort.abort()
    }
    expect(seen).toEqual([1])
  })
})

describe('requests', () => {
  it('carry token, key and preference, and encode what is in a path', async () => {
    const net = network(() => problem(404, 'not_found'))
    const client = createWeftClient({ baseUrl, token: 'abc', fetch: net.fetch })
    const options = { wait: 5, idempotencyKey: 'k1' }
    await client.workflows.run('a/b ?', { inputs: { n: 4 } }, options).catch(() => undefined)
    const [request] = net.requests
    expect(request?.url).toBe('http://weft.test:4600/api/workflows/a%2Fb%20%3F/runs')
    expect(request?.headers.get('authorization')).toBe('Bearer abc')
    expect(request?.headers.get('prefer')).toBe('wait=5')
    expect(request?.headers.get('idempotency-key')).toBe('k1')
    expect(await request?.json()).toEqual({ inputs: { n: 4 } })
  })

  it('name the address of an asset and of its thumbnail', () => {
    const client = createWeftClient({ baseUrl: 'http://weft.test/sub/' })
    const id = `sha256:${'a'.repeat(64)}`
    expect(client.assets.url(id)).toBe(`http://weft.test/sub/api/assets/${id}`)
    expect(client.assets.url(id, { width: 256 })).toBe(`http://weft.test/sub/api/assets/${id}?width=256`)
  })
})

describe('failures', () => {
  it('of the server carry its words and every issue', async () => {
    const issue = { code: 'missing-input', severity: 'error', message: 'Give it.', path: '/inputs/x' }
    const net = network(() => problem(422, 'invalid_input', { issues: [issue] }))
    const client = createWeftClient({ baseUrl, fetch: net.fetch })
    await expect(client.runs.create({ workflow: {} })).rejects.toMatchObject({
      name: 'WeftApiError',
      message: 'Not so.',
      status: 422,
      code: 'invalid_input',
      issues: [issue],
      retryAfter: 7,
    })
  })

  it('of something that is no Weft server say so', async () => {
    const net = network(() => new Response('<html>hello</html>', { status: 200 }))
    const client = createWeftClient({ baseUrl, fetch: net.fetch })
    await expect(client.runs.get('r1')).rejects.toMatchObject({ code: 'unexpected_response', status: 200 })
    const proxy = network(() => new Response('bad gateway', { status: 502 }))
    const other = createWeftClient({ baseUrl, fetch: proxy.fetch })
    await expect(other.runs.get('r1')).rejects.toMatchObject({ code: 'unexpected_response', status: 502 })
  })

  it('of the network name the address', async () => {
    const client = createWeftClient({ baseUrl: 'http://127.0.0.1:9' })
    await expect(client.health()).rejects.toMatchObject({
      name: 'WeftUnreachableError',
      url: 'http://127.0.0.1:9',
    })
  })

  it('are not made of an abort', async () => {
    const client = createWeftClient({ baseUrl: 'http://127.0.0.1:9' })
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(client.health({ signal })).rejects.toThrow('enough')
  })
})

describe('tries again', () => {
  const down = () => Promise.reject(new TypeError('fetch failed'))
  const busy = () => Response.json({}, { status: 429, headers: { 'retry-after': '0' } })
  const health = () => Response.json({ status: 'ok' })
  const open = (...answers: (() => Response | Promise<Response>)[]) => {
    const { requests, fetch } = network(...answers)
    return { requests, client: createWeftClient({ baseUrl, fetch, retryDelay: 1 }) }
  }

  it('what reads, and what a key makes one', async () => {
    const { requests, client } = open(down, busy, health)
    expect(await client.health()).toEqual({ status: 'ok' })
    expect(requests).toHaveLength(3)
    const gone = open(down)
    await expect(gone.client.runs.create({ workflow: {} }, { idempotencyKey: 'k' })).rejects.toThrow()
    expect(gone.requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['k', 'k', 'k'])
  })

  it('what the contract calls repeatable, and an answer that broke off', async () => {
    const plan = open(down, () => Response.json({ valid: true, issues: [], steps: [] }))
    expect(await plan.client.plan({ workflow: {} })).toMatchObject({ valid: true })
    expect(plan.requests).toHaveLength(2)
    const half = open(() => stream('{"status":', true), health)
    expect(await half.client.health()).toEqual({ status: 'ok' })
    const once = open(() => stream('{"id":', true))
    await expect(once.client.runs.create({ workflow: {} })).rejects.toMatchObject({
      name: 'WeftUnreachableError',
    })
    expect(once.requests).toHaveLength(1)
  })

  it('nothing that might be made twice, and nothing that would wait long or is refused for good', async () => {
    const post = open(down)
    await expect(post.client.runs.create({ workflow: {} })).rejects.toThrow()
    await expect(post.client.runs.delete('r1')).rejects.toThrow()
    expect(post.requests).toHaveLength(2)
    const later = open(() => Response.json({}, { status: 429, headers: { 'retry-after': '60' } }))
    await expect(later.client.health()).rejects.toMatchObject({ status: 429, retryAfter: 60 })
    expect(later.requests).toHaveLength(1)
    const never = network(down)
    await expect(createWeftClient({ baseUrl, fetch: never.fetch, retries: 0 }).health()).rejects.toThrow()
    expect(never.requests).toHaveLength(1)
  })
})
