import { createHash } from 'node:crypto'
import type { VirtualClock } from './virtual-clock.ts'

/** A prediction as the little server keeps it: the wire shape, and how many reads it has lived through. */
type Kept = { wire: Record<string, unknown>; reads: number; ends: string; endsAt: number }

/**
 * What a test may put in front of the server: an answer of its own, or undefined to let the request pass. It is used
 * up when it gives anything but a plain undefined, or throws. `pass` lets the server handle the request.
 */
export type Intervention = (
  request: Request,
  pass: () => Promise<Response>,
) => Response | undefined | Promise<Response | undefined>

/** A small server that speaks Replicate's protocol as `replicate-http.md` tells it, and can be steered by tests. */
export interface LittleReplicate {
  readonly handle: (request: Request) => Promise<Response>
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  readonly token: string
  readonly baseUrl: string
  /** How many predictions were really made. */
  readonly accepted: () => number
  /** Every request, in order: method and path with query. */
  readonly requests: { readonly method: string; readonly path: string; readonly headers: Headers }[]
  /** Asked before every request, in order. */
  readonly interventions: Intervention[]
  readonly predictions: Map<string, Kept>
  readonly files: Map<string, { bytes: Uint8Array; type: string; name: string; metadata: string }>
}

export const versionA = 'a1b2c3d4'.repeat(8)
export const versionB = 'a1b2ffff'.repeat(8)

const inputSchema = {
  type: 'object',
  required: ['prompt'],
  properties: {
    prompt: { type: 'string', 'x-order': 0 },
    size: { allOf: [{ $ref: '#/components/schemas/size' }], 'x-order': 1 },
    image: { type: 'string', format: 'uri', 'x-order': 2 },
  },
}
const openapi = {
  openapi: '3.0.2',
  paths: {},
  components: {
    schemas: {
      Input: inputSchema,
      Output: { type: 'array', items: { $ref: '#/components/schemas/Picture' } },
      Picture: { type: 'string', format: 'uri' },
      size: { enum: ['small', 'large'], type: 'string' },
      HealthcheckResult: { type: 'object' },
      ValidationError: { type: 'object' },
    },
  },
}

function problem(
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { ...body, status },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  )
}

/** The 429 of `replicate-http.md`. */
export function throttled(seconds: number): Response {
  const detail = `Request was throttled. Your rate limit resets in ~${seconds}s.`
  return problem(429, { detail, retry_after: seconds })
}

/**
 * Makes a little server. Predictions end after `readsUntilEnd` reads, or, with a `clock`, so many milliseconds after
 * they were made, and answers are then held back where `Prefer: wait` asks for it; `input.ends` says how they end,
 * `never` included.
 */
export function createLittleReplicate(
  options: {
    baseUrl?: string
    readsUntilEnd?: number
    clock?: Pick<VirtualClock, 'now' | 'sleep'> & { readonly runMs: number }
  } = {},
): LittleReplicate {
  const { baseUrl = 'http://127.0.0.1:9/v1', readsUntilEnd = 2, clock } = options
  const token = 'r8_little-secret-token'
  const origin = new URL(baseUrl).origin
  const predictions: LittleReplicate['predictions'] = new Map()
  const files: LittleReplicate['files'] = new Map()
  const requests: LittleReplicate['requests'] = []
  const interventions: Intervention[] = []
  let made = 0

  const version = (id: string) => ({
    id,
    created_at: '2025-07-11T03:40:26Z',
    cog_version: '0.9',
    openapi_schema: openapi,
  })
  const notFound = () =>
    problem(404, { title: 'Not found', detail: 'The requested resource could not be found.' })

  const make = (input: Record<string, unknown>, named: Record<string, unknown>) => {
    if (typeof input.prompt !== 'string') {
      return problem(422, {
        title: 'Input validation failed',
        detail: '- input: prompt is required\n',
        invalid_fields: [
          { type: 'required', field: 'input', description: 'prompt is required' },
          { type: 'enum', field: 'input.size', description: 'size must be one of small, large' },
        ],
      })
    }
    made += 1
    const id = createHash('sha256').update(String(made)).digest('hex').slice(0, 26)
    const wire = {
      id,
      ...named,
      input,
      output: null,
      logs: '',
      error: null,
      status: 'starting',
      source: 'api',
      data_removed: false,
      created_at: new Date(Date.now() + made).toISOString(),
      started_at: null,
      completed_at: null,
      metrics: {},
      urls: { get: `${baseUrl}/predictions/${id}`, cancel: `${baseUrl}/predictions/${id}/cancel` },
    }
    const endsAt = clock === undefined ? Number.POSITIVE_INFINITY : clock.now() + clock.runMs
    predictions.set(id, { wire, reads: 0, ends: String(input.ends ?? 'succeeded'), endsAt })
    return Response.json(wire, { status: 201 })
  }

  /** Holds the answer to a creation back for as long as it asks. */
  const hold = async (request: Request, answer: Response): Promise<Response> => {
    const [, seconds] = /^wait=(\d+)$/.exec(request.headers.get('prefer') ?? '') ?? []
    if (clock === undefined || seconds === undefined || answer.status !== 201) return answer
    const { id } = await answer.json()
    const kept = predictions.get(id)
    if (kept === undefined) return notFound()
    const left = kept.ends === 'never' ? Number.POSITIVE_INFINITY : kept.endsAt - clock.now()
    await clock.sleep(Math.min(Number(seconds) * 1000, left), request.signal)
    advance(kept)
    return Response.json(kept.wire, { status: kept.wire.status === 'succeeded' ? 201 : 202 })
  }

  const end = (kept: Kept, status: string, more: Record<string, unknown> = {}) => {
    kept.wire = {
      ...kept.wire,
      status,
      completed_at: new Date().toISOString(),
      metrics: { predict_time: 1.5 },
      ...more,
    }
  }

  const advance = (kept: Kept) => {
    kept.reads += 1
    const { status, id } = kept.wire
    if (status !== 'starting' && status !== 'processing') return
    const hasTime = clock === undefined ? kept.reads < readsUntilEnd : clock.now() < kept.endsAt
    if (hasTime || kept.ends === 'never') {
      const percent = Math.min(99, kept.reads * 10)
      kept.wire = {
        ...kept.wire,
        status: 'processing',
        logs: ` ${percent}%|███ | ${percent}/100 [00:01<00:04,  5.10it/s]`,
      }
    } else if (kept.ends === 'succeeded')
      end(kept, 'succeeded', { output: [`${origin}/outputs/${id}/out-0.png`] })
    else if (kept.ends === 'aborted') end(kept, 'aborted')
    else end(kept, 'failed', { error: kept.ends })
  }

  const route = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const output = /^\/outputs\/(\w+)\//.exec(url.pathname)
    if (output !== null) {
      const kept = predictions.get(output[1] ?? '')
      if (kept === undefined || kept.wire.data_removed === true) return new Response('gone', { status: 404 })
      return new Response(new Uint8Array([137, 80, 78, 71]), {
        headers: { 'content-type': 'image/png; x=1' },
      })
    }
    if (request.headers.get('authorization') !== `Bearer ${token}`) {
      return problem(401, {
        title: 'Unauthenticated',
        detail: 'You did not pass a valid authentication token',
      })
    }
    const path = url.pathname.slice(new URL(baseUrl).pathname.length)
    const [, first, second, third, fourth, fifth] = path.split('/')
    const isPost = request.method === 'POST'
    if (first === 'predictions' && isPost && third === 'cancel') {
      const kept = predictions.get(second ?? '')
      if (kept === undefined) return notFound()
      if (!['starting', 'processing'].includes(String(kept.wire.status))) {
        return problem(422, { title: 'Cannot cancel', detail: 'The prediction has already ended.' })
      }
      end(kept, kept.wire.status === 'starting' ? 'aborted' : 'canceled')
      return Response.json(kept.wire)
    }
    if (first === 'predictions' && isPost) {
      const body = await request.json()
      const unknown = Object.keys(body).filter(
        (key) => !['version', 'input', 'webhook', 'webhook_events_filter'].includes(key),
      )
      if (unknown.length > 0) return problem(422, { title: 'Invalid request', detail: `Unknown: ${unknown}` })
      if (body.version !== versionA && body.version !== versionB) {
        return problem(422, {
          title: 'Invalid version or not permitted',
          detail: "The specified version does not exist (or perhaps you don't have permission to use it?)",
        })
      }
      const named = { model: 'tester/paint', version: body.version, webhook: body.webhook }
      return hold(request, make(body.input, named))
    }
    if (first === 'predictions' && second === undefined) {
      const after = Date.parse(url.searchParams.get('created_after') ?? '1970-01-01')
      const all = [...predictions.values()]
        .reverse()
        .filter(({ wire }) => Date.parse(String(wire.created_at)) > after)
      const start = Number(url.searchParams.get('cursor') ?? 0)
      const next = new URL(`${baseUrl}/predictions${url.search}`)
      next.searchParams.set('cursor', String(start + 2))
      const results = all.slice(start, start + 2).map(({ wire }) => wire)
      return Response.json({ next: start + 2 < all.length ? next.href : null, previous: null, results })
    }
    if (first === 'predictions') {
      const kept = predictions.get(second ?? '')
      if (kept === undefined) return notFound()
      advance(kept)
      return Response.json(kept.wire)
    }
    if (first === 'models' && isPost && fourth === 'predictions') {
      if (third !== 'official') return notFound()
      return make((await request.json()).input, { model: `${second}/${third}`, version: 'hidden' })
    }
    if (first === 'deployments' && isPost) {
      const named = { model: 'tester/paint', version: 'dp-1234', deployment: `${second}/${third}` }
      return make((await request.json()).input, named)
    }
    if (first === 'deployments') {
      return Response.json({
        owner: second,
        name: third,
        current_release: { model: 'tester/paint', version: versionA },
      })
    }
    if (first === 'models' && second === 'tester') {
      if (third !== 'paint' && third !== 'official' && !third?.startsWith('59d9e458-')) return notFound()
      if (fourth === 'versions' && fifth !== undefined) {
        return [versionA, versionB].includes(fifth) ? Response.json(version(fifth)) : notFound()
      }
      if (fourth === 'versions') {
        const isSecond = url.searchParams.has('cursor')
        const next = isSecond
          ? null
          : `https://elsewhere.example/v1/models/${second}/${third}/versions?cursor=x`
        return Response.json({ next, previous: null, results: [version(isSecond ? versionA : versionB)] })
      }
      return Response.json({
        owner: second,
        name: third,
        description: 'Paints.',
        cover_image_url: 'https://replicate.delivery/cover.webp',
        is_official: third === 'official',
        default_example: {
          input: { prompt: 'x', image: 'https://replicate.delivery/x/in.png' },
          output: ['https://replicate.delivery/x/out.webp'],
          status: 'a status nobody knows',
        },
        latest_version: version(third === 'official' ? 'hidden' : versionB),
      })
    }
    if (first === 'files' && isPost) {
      const form = await request.formData()
      const content = form.get('content')
      const metadata = form.get('metadata')
      if (!(content instanceof File)) return problem(400, { detail: 'Missing content' })
      const id = `file${files.size + 1}`
      const text = metadata instanceof File ? await metadata.text() : String(metadata)
      files.set(id, {
        bytes: new Uint8Array(await content.arrayBuffer()),
        type: content.type,
        name: content.name,
        metadata: text,
      })
      return Response.json(
        {
          id,
          name: content.name,
          content_type: content.type,
          size: content.size,
          created_at: new Date().toISOString(),
          expires_at: null,
          urls: { get: `${baseUrl}/files/${id}` },
        },
        { status: 201 },
      )
    }
    return notFound()
  }

  const handle = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    requests.push({ method: request.method, path: pathname + search, headers: request.headers })
    for (const intervention of [...interventions]) {
      try {
        const answer = intervention(request.clone(), () => route(request.clone()))
        if (answer !== undefined) interventions.splice(interventions.indexOf(intervention), 1)
        const response = await answer
        if (response !== undefined) return response
      } catch (error) {
        if (interventions.includes(intervention)) interventions.splice(interventions.indexOf(intervention), 1)
        throw error
      }
    }
    return route(request)
  }

  return {
    handle,
    fetch: (url, init) => handle(new Request(url, init)),
    token,
    baseUrl,
    accepted: () => made,
    requests,
    interventions,
    predictions,
    files,
  }
}
