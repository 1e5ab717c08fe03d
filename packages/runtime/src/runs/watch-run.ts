import type { RunEvent } from '@weft/engine'
import type { RunStore } from '@weft/storage'
import type { RunLog } from './run-log.ts'

/**
 * Events of a run after a number, without gaps or repeats: always read from the store, which holds each before anyone
 * is told of it; the log of a run under way only says when there is more to read. Ends after `run-end`, when the
 * signal fires, or when the run is not under way and holds no more.
 */
export async function* watchRun(
  { store, logOf }: { readonly store: RunStore; readonly logOf: (id: string) => RunLog | undefined },
  { id, after, signal }: { readonly id: string; readonly after: number; readonly signal: AbortSignal },
): AsyncGenerator<RunEvent> {
  let last = after
  while (!signal.aborted) {
    // Asked before reading: a log that closes in between has been read to its end.
    const log = logOf(id)
    const isLive = log !== undefined && !log.isClosed()
    for (const event of await store.events(id, last)) {
      if (signal.aborted) return
      yield event
      last = event.seq
      if (event.type === 'run-end') return
    }
    if (!isLive) return
    await log.changed(last, signal)
  }
}
