/** One prediction of the little server. */
interface Kept {
  status: 'processing' | 'succeeded' | 'failed' | 'canceled'
  readonly input: Readonly<Record<string, unknown>>
  readonly events: string[]
  readonly ended: Promise<void>
  readonly end: (status: Kept['status'], more?: Record<string, unknown>) => void
  wire: Record<string, unknown>
}

/** What happens to the next creation. */
export type Mishap =
  | { readonly kind: 'refuse'; readonly status: 409 | 503; readonly retryAfter?: number }
  | { readonly kind: 'lose' }

/** A small server that speaks Cog's protocol as `cog-http.md` tells it, and can be steered by tests. */
export interface LittleCog {
  readonly handle: (request: Request) => Promise<Response>
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** How often a model really began to run. */
  readonly ran: () => number
  /** How the prediction of a name stands; undefined when there was none. */
  readonly status: (id: string) => string | undefined
  /** The most predictions that ran at the same time. */
  readonly mostAtOnce: () => number
  readonly mishaps: Mishap[]
  readonly requests: { readonly method: string; readonly path: string; readonly body: string }[]
  health: { status: string; [field: string]: unknown }
}

export const picture = `data:image/png;base64,${Buffer.from([137, 80, 78, 71]).toString('base64')}`

const openapi = {
  openapi: '3.0.2',
  info: { title: 'Cog', version: '0.1.0' },
  components: {
    schemas: {
      Input: {
        type: 'object',
        required: ['prompt'],
        properties: {
          prompt: { type: 'string', 'x-order': 0 },
          ends: { type: 'string', 'x-order': 1 },
          image: { type: 'string', format: 'uri', 'x-order': 2 },
          seed: { type: 'integer', 'x-order': 3 },
        },
      },
      Output: { type: 'array', items: { type: 'string', format: 'uri' } },
    },
  },
}

/** Makes a little server; with `streams` it tells of predictions by Server-Sent Events, else it answers 406 to that. */
export function createLittleCog(options: { streams?: boolean; runMs?: number } = {}): LittleCog {
  const { streams = true, runMs = 20 } = options
  const kept = new Map<string, Kept>()
  const requests: LittleCog['requests'] = []
  const mishaps: Mishap[] = []
  let ran = 0
  let most = 0
  const running = () => [...kept.values()].filter(({ status }) => status === 'processing').length

  const start = (id: string, input: Record<string, unknown>): Kept => {
    ran += 1
    const events: string[] = []
    const ended = Promise.withResolvers<void>()
    const tell = (event: string, data: unknown) =>
      events.push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    const prediction: Kept = {
      status: 'processing',
      input,
      events,
      ended: ended.promise,
      wire: { id, status: 'processing' },
      end: (status, more = {}) => {
        if (prediction.status !== 'processing') return
        prediction.status = status
        prediction.wire = { id, status, input, logs: '', metrics: { predict_time: 0.5 }, ...more }
        tell('completed', prediction.wire)
        ended.resolve()
      },
    }
    tell('start', { id, status: 'processing' })
    tell('log', { source: 'stderr', data: ' 50%|█████     | 1/2 [00:01<00:01,  1.00it/s]\n' })
    tell('output', { chunk: picture, index: 0 })
    kept.set(id, prediction)
    most = Math.max(most, running())
    if (input.ends !== 'never')
      setTimeout(() => {
        if (input.ends === undefined) prediction.end('succeeded', { output: [picture, picture] })
        else prediction.end('failed', { error: String(input.ends), output: null })
      }, runMs)
    return prediction
  }

  const stream = (prediction: Kept): Response => {
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        for (const event of prediction.events) controller.enqueue(encoder.encode(event))
        const told = prediction.events.length
        await prediction.ended
        for (const event of prediction.events.slice(told)) controller.enqueue(encoder.encode(event))
        controller.close()
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  const put = async (id: string, request: Request, body: string): Promise<Response> => {
    const wantsStream = request.headers.get('accept')?.includes('text/event-stream') === true
    if (wantsStream && !streams) return Response.json({ detail: 'not streaming' }, { status: 406 })
    const mishap = mishaps.shift()
    if (mishap?.kind === 'refuse') {
      const headers = mishap.retryAfter === undefined ? {} : { 'retry-after': String(mishap.retryAfter) }
      return Response.json({ detail: 'no place' }, { status: mishap.status, headers })
    }
    const there = kept.get(id)
    if (there?.status === 'processing')
      return wantsStream ? stream(there) : Response.json(there.wire, { status: 202 })
    const { input } = JSON.parse(body)
    if (typeof input.prompt !== 'string') {
      const detail = [{ loc: ['body', 'input', 'prompt'], msg: 'Field required', type: 'missing' }]
      return Response.json({ detail }, { status: 422 })
    }
    if (running() > 0) return Response.json({ detail: 'Already running a prediction' }, { status: 409 })
    const prediction = start(id, input)
    if (mishap?.kind === 'lose') throw new TypeError('fetch failed', { cause: new Error('socket hang up') })
    if (wantsStream) return stream(prediction)
    await prediction.ended
    return Response.json(prediction.wire)
  }

  const server: LittleCog = {
    handle: async (request) => {
      const { pathname } = new URL(request.url)
      const { method } = request
      const body = await request.text()
      requests.push({ method, path: pathname, body })
      const [, first, id = '', verb] = pathname.split('/')
      if (pathname === '/openapi.json') return Response.json(openapi)
      if (pathname === '/health-check') return Response.json(server.health)
      if (first === 'predictions' && method === 'POST' && verb === 'cancel') {
        const prediction = kept.get(id)
        if (prediction?.status !== 'processing') return Response.json({}, { status: 404 })
        prediction.end('canceled')
        return Response.json({})
      }
      if (first === 'predictions' && method === 'PUT') return put(id, request, body)
      return Response.json({ detail: 'Not Found' }, { status: 404 })
    },
    fetch: (url, init) => server.handle(new Request(url, init)),
    ran: () => ran,
    status: (id) => kept.get(id)?.status,
    mostAtOnce: () => most,
    mishaps,
    requests,
    health: { status: 'READY' },
  }
  return server
}
