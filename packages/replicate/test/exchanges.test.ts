import { readFileSync } from 'node:fs'
import type { ModelProvider, PredictionCall } from '@weft/provider'
import { describe, expect, it } from 'vitest'
import { createReplicateProvider, errorOfPrediction } from '../src/index.ts'
import { errorOf } from './error-of.ts'

/** One request that is expected, and the answer it gets. */
interface Exchange {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown }
  readonly answer: { readonly status: number; readonly body: unknown }
}

/** What the provider is asked to do, what goes over the wire meanwhile, and what comes of it. */
interface Story {
  readonly name: string
  readonly do: 'resolve' | 'search' | 'account' | 'create' | 'get' | 'cancel' | 'upload' | 'error-of'
  readonly with: unknown
  readonly exchanges: readonly Exchange[]
  readonly gives?: unknown
  readonly fails?: { readonly code: string; readonly words: string; readonly retryable: boolean }
}

/** Written from `replicate-http.md`: every route and every error body that it tells of. */
const stories: readonly Story[] = JSON.parse(
  readFileSync(new URL('./fixtures/exchanges.json', import.meta.url), 'utf8'),
)
const { signal } = new AbortController()

function perform(provider: ModelProvider, story: Story): Promise<unknown> {
  const text = String(story.with)
  switch (story.do) {
    case 'resolve':
      return provider.resolveModel(text, signal)
    case 'search':
      return provider.search?.(text, signal) ?? Promise.reject(new Error('no search'))
    case 'account':
      return provider.checkAccess?.(signal) ?? Promise.reject(new Error('no check'))
    case 'create':
      // The fixture is written by hand, as calls are.
      return provider.create(story.with as PredictionCall, { signal })
    case 'get':
      return provider.get(text, signal)
    case 'cancel':
      return provider.cancel(text, 'tester/paint')
    case 'upload': {
      const bytes = new Uint8Array(Number(story.with)).fill(7)
      return provider.uploadFile({ bytes, mediaType: 'image/png', name: 'seven.png' }, signal)
    }
    case 'error-of':
      return provider.get(text, signal).then((prediction) => {
        throw errorOfPrediction(prediction)
      })
  }
}

describe('exchanges with Replicate', () => {
  it.each(stories)('$name', async (story) => {
    const left = [...story.exchanges]
    const provider = createReplicateProvider({
      token: 'r8_token',
      baseUrl: 'https://api.replicate.com/v1',
      now: Date.now,
      sleep: async () => undefined,
      random: () => 0,
      fetch: async (url, init = {}) => {
        const next = left.shift()
        if (next === undefined) throw new Error(`One request too many: ${init.method} ${url}`)
        const { pathname, origin } = new URL(url)
        expect({ origin, method: init.method ?? 'GET', path: pathname }).toEqual({
          origin: 'https://api.replicate.com',
          method: next.request.method,
          path: next.request.path,
        })
        const headers = new Headers(init.headers)
        expect(headers.get('authorization')).toBe('Bearer r8_token')
        expect(headers.get('prefer')).toBeNull()
        if (typeof next.request.body === 'string') expect(init.body).toBe(next.request.body)
        else if (next.request.body !== undefined)
          expect(JSON.parse(String(init.body))).toEqual(next.request.body)
        return Response.json(next.answer.body, { status: next.answer.status })
      },
    })
    const { fails, gives } = story
    if (fails !== undefined) {
      const error = await errorOf(perform(provider, story))
      expect(error).toMatchObject({ code: fails.code, retryable: fails.retryable })
      expect(error.message).toContain(fails.words)
    } else {
      const given = await perform(provider, story)
      if (typeof gives === 'object' && gives !== null) expect(given).toMatchObject(gives)
      else expect(given).toEqual(gives)
    }
    expect(left).toEqual([])
  })

  it('tells Replicate the deadline with the creation, when there is one', async () => {
    let sent = new Headers()
    const provider = createReplicateProvider({
      token: 'r8_token',
      baseUrl: 'https://api.replicate.com/v1',
      now: Date.now,
      sleep: async () => undefined,
      random: () => 0,
      cancelAfterSeconds: 90,
      fetch: async (_, init = {}) => {
        sent = new Headers(init.headers)
        return Response.json({ detail: 'stop here', status: 402 }, { status: 402 })
      },
    })
    const call = { model: 'acme/painter', input: {} }
    await expect(provider.create(call, { signal })).rejects.toMatchObject({ code: 'payment_required' })
    expect(sent.get('cancel-after')).toBe('90s')
  })
})
