import type { IdempotencyStore, StoredAnswer } from '@weft/storage'
import { sha256Hex } from '@weft/workflow'
import type { Context } from 'hono'
import { Problem } from '../problems/problem.ts'
import type { ServerEnv } from '../server-env.ts'

/** How long an answer is kept: 24 hours. */
const keptMs = 24 * 60 * 60 * 1000

/** Status of a key that is taken while there is no answer yet. */
const reserved = 0

/** Headers that belong to an answer and are replayed with it. */
const replayed = ['content-type', 'location', 'etag']

/** First answers by `Idempotency-Key`. */
export interface Answers {
  /**
   * Makes something under an id, or gives the first answer again when the request carries a key that was used before.
   * `content` says what stands for the body, asked for only with a key: the same key with other content is refused (`idempotency_conflict`).
   * A request that comes while the first is still being served waits for it. Only a success is kept: after a
   * refusal nothing was made, and the same key may try again.
   * The id is written down under the key before anything is made: after a crash in between, `make` is called with the
   * same id again, and must then give what is there instead of making a second one.
   */
  readonly once: (
    context: Context<ServerEnv>,
    content: () => string,
    make: (id: string) => Promise<Response>,
  ) => Promise<Response>
}

/** Makes the memory of first answers over its store. */
export function createAnswers(store: IdempotencyStore, now: () => Date, newId: () => string): Answers {
  const serving = new Map<string, Promise<unknown>>()

  const find = async (key: string, fingerprint: string): Promise<StoredAnswer | undefined> => {
    const kept = await store.get(key, new Date(now().getTime() - keptMs).toISOString())
    if (kept === undefined || kept.fingerprint === fingerprint) return kept
    throw new Problem(
      'idempotency_conflict',
      `The Idempotency-Key ${JSON.stringify(key)} was used for another request within 24 hours: use a new one.`,
    )
  }

  const reserve = async (key: string, fingerprint: string): Promise<string> => {
    const id = newId()
    const createdAt = now().toISOString()
    await store.put({ key, fingerprint, status: reserved, headers: {}, body: id, createdAt })
    return id
  }

  const keep = async (key: string, fingerprint: string, made: Response): Promise<void> => {
    const headers: { [name: string]: string } = {}
    for (const name of replayed) {
      const value = made.headers.get(name)
      if (value !== null) headers[name] = value
    }
    const body = await made.clone().text()
    const createdAt = now().toISOString()
    await store.put({ key, fingerprint, status: made.status, headers, body, createdAt })
  }

  const makeOnce = async (
    key: string,
    fingerprint: string,
    make: (id: string) => Promise<Response>,
  ): Promise<Response> => {
    const kept = await find(key, fingerprint)
    if (kept !== undefined && kept.status !== reserved) {
      const headers = { ...kept.headers, 'idempotency-replayed': 'true' }
      return new Response(kept.body, { status: kept.status, headers })
    }
    const id = kept?.body ?? (await reserve(key, fingerprint))
    try {
      const made = await make(id)
      if (made.ok) await keep(key, fingerprint, made)
      else await store.delete(key)
      return made
    } catch (error) {
      // What was refused was not made. After any other error that is not known, so the id stays with the key.
      if (error instanceof Problem) await store.delete(key)
      throw error
    }
  }

  return {
    once: async (context, content, make) => {
      const key = context.req.header('idempotency-key')
      if (key === undefined) return make(newId())
      if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key)) {
        throw new Problem('malformed_request', 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
      }
      // What one token asked for is no answer for another.
      const name = context.get('access')?.name
      const asker = name === undefined ? '' : `${name} `
      const fingerprint = sha256Hex(
        `${asker}${context.req.method} ${context.req.path} ${sha256Hex(content())}`,
      )
      for (let other = serving.get(key); other !== undefined; other = serving.get(key)) await other
      const task = makeOnce(key, fingerprint, make)
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
