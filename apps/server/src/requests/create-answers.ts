import type { IdempotencyStore, StoredAnswer } from '@weft/storage'
import { sha256Hex } from '@weft/workflow'
import type { Context } from 'hono'
import { Problem } from '../problems/problem.ts'
import type { ServerEnv } from '../server-env.ts'

/** How long an answer is kept: 24 hours. */
const keptMs = 24 * 60 * 60 * 1000

/** Headers that belong to an answer and are replayed with it. */
const replayed = ['content-type', 'location', 'etag']

/** First answers by `Idempotency-Key`. */
export interface Answers {
  /**
   * Makes something, or gives the first answer again when the request carries a key that was used before.
   * `content` says what stands for the body, asked for only with a key: the same key with other content is refused (`idempotency_conflict`).
   * A request that comes while the first is still being served waits for it. Only a success is kept: after a
   * failure nothing was made, and the same key may try again.
   */
  readonly once: (
    context: Context<ServerEnv>,
    content: () => string,
    make: () => Promise<Response>,
  ) => Promise<Response>
}

/** Makes the memory of first answers over its store. */
export function createAnswers(store: IdempotencyStore, now: () => Date): Answers {
  const serving = new Map<string, Promise<unknown>>()

  const find = async (key: string, fingerprint: string): Promise<Response | undefined> => {
    const kept = await store.get(key, new Date(now().getTime() - keptMs).toISOString())
    if (kept === undefined) return undefined
    if (kept.fingerprint !== fingerprint) {
      throw new Problem(
        'idempotency_conflict',
        `The Idempotency-Key ${JSON.stringify(key)} was used for another request within 24 hours: use a new one.`,
      )
    }
    const headers = { ...kept.headers, 'idempotency-replayed': 'true' }
    return new Response(kept.body, { status: kept.status, headers })
  }

  const keep = async (key: string, fingerprint: string, made: Response): Promise<void> => {
    const headers: { [name: string]: string } = {}
    for (const name of replayed) {
      const value = made.headers.get(name)
      if (value !== null) headers[name] = value
    }
    const body = await made.clone().text()
    const answer: StoredAnswer = {
      key,
      fingerprint,
      status: made.status,
      headers,
      body,
      createdAt: now().toISOString(),
    }
    await store.put(answer)
  }

  return {
    once: async (context, content, make) => {
      const key = context.req.header('idempotency-key')
      if (key === undefined) return make()
      if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key)) {
        throw new Problem('malformed_request', 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
      }
      const fingerprint = sha256Hex(`${context.req.method} ${context.req.path} ${sha256Hex(content())}`)
      for (let other = serving.get(key); other !== undefined; other = serving.get(key)) await other
      const task = (async () => {
        const first = await find(key, fingerprint)
        if (first !== undefined) return first
        const made = await make()
        if (made.ok) await keep(key, fingerprint, made)
        return made
      })()
      const settled = task.then(
        () => undefined,
        () => undefined,
      )
      serving.set(key, settled)
      try {
        return await task
      } finally {
        serving.delete(key)
      }
    },
  }
}
