import type { Hono } from 'hono'
import { droppedHeader } from './faults/dropped-connection.ts'

/**
 * Makes a `fetch` that reaches an app in this process. It rejects as the real one does: with the signal's reason when
 * aborted, with a TypeError for another origin or a lost connection.
 */
export function createLocalFetch(app: Hono, origin: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    if (new URL(request.url).origin !== origin) {
      throw new TypeError('fetch failed', {
        cause: new Error(`${new URL(request.url).origin} is not simulated`),
      })
    }
    request.signal.throwIfAborted()
    const response = await untilAborted(Promise.resolve(app.fetch(request)), request.signal)
    if (response.headers.has(droppedHeader)) {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      })
    }
    return response
  }
}

function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
