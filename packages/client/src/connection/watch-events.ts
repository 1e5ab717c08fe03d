import { type RunEvent, runEventSchema } from '@weft/engine'
import { runRoutes } from '../contract/run-routes.ts'
import type { Connection } from './connection.ts'
import { pause } from './pause.ts'
import { readServerEvents } from './read-server-events.ts'
import { WeftApiError } from './weft-api-error.ts'
import { WeftUnreachableError } from './weft-unreachable-error.ts'

/** How to follow a run. */
export interface WatchOptions {
  /** Only events with a greater number. Default 0: from the first. */
  readonly after?: number
  /** Ends the iteration, quietly. */
  readonly signal?: AbortSignal
  /** Milliseconds before the first new try after a lost connection, doubling up to 16 times that. Default 250. */
  readonly reconnectDelay?: number
  /** Tries in a row that get no event before it gives up. Default 10. */
  readonly maxReconnects?: number
}

/**
 * Follows a run, each event once and in order, across lost connections. Ends after `run-end`, or when the signal
 * aborts. Throws a `WeftApiError` (the run is not known) or, after the last try, a `WeftUnreachableError`.
 */
export async function* watchEvents(
  connection: Connection,
  id: string,
  options: WatchOptions,
): AsyncGenerator<RunEvent> {
  const { signal, reconnectDelay = 250, maxReconnects = 10 } = options
  let last = options.after ?? 0
  let failures = 0
  while (!signal?.aborted) {
    let lost: unknown
    try {
      const headers = { accept: 'text/event-stream', 'last-event-id': String(last) }
      const response = await connection.send(runRoutes.watchRun, {
        params: { id },
        headers,
        signal,
        isOnce: true,
      })
      if (response.status === 204 || response.body === null) return
      for await (const message of readServerEvents(response.body)) {
        failures = 0
        const event = parseEvent(message.data)
        // A number seen before comes from a reconnect that overlapped; an unknown type from a newer server.
        if (event === undefined || event.seq <= last) continue
        last = event.seq
        yield event
        if (event.type === 'run-end') return
      }
    } catch (error) {
      if (signal?.aborted) return
      if (error instanceof WeftApiError && error.status < 500 && error.status !== 429) throw error
      lost = error
    }
    failures += 1
    if (failures > maxReconnects) {
      throw lost instanceof Error ? lost : new WeftUnreachableError(connection.url(''), lost)
    }
    await pause(reconnectDelay * 2 ** Math.min(failures - 1, 4), signal)
  }
}

/** Undefined for what this version does not know. */
function parseEvent(data: string): RunEvent | undefined {
  const parsed = runEventSchema.safeParse(JSON.parse(data))
  return parsed.success ? parsed.data : undefined
}
