import type { WeftClient } from '@weft/client'
import { type RunState, runState } from '@weft/engine'

/** A run as it stands, with the titles of its steps. */
export interface FollowedRun {
  readonly run: RunState
  readonly titles: ReadonlyMap<string, string>
}

/**
 * Follows a run to its end: its events from the first one on, across lost connections. A reload begins again and
 * misses nothing. Throws what the client throws.
 */
export async function followRun(
  weft: Pick<WeftClient, 'runs'>,
  id: string,
  { show, signal }: { readonly show: (followed: FollowedRun) => void; readonly signal: AbortSignal },
): Promise<void> {
  let run: RunState | undefined
  let titles: ReadonlyMap<string, string> = new Map()
  let isShown = true
  const tell = () => {
    isShown = true
    if (run !== undefined && !signal.aborted) show({ run, titles })
  }
  for await (const event of weft.runs.events(id, { signal, maxReconnects: 1000 })) {
    run = runState(run, event)
    if (event.type === 'run-start') titles = new Map(event.steps.map(({ nodeId, title }) => [nodeId, title]))
    // Events come in bunches, and the page is drawn once for each.
    if (isShown) {
      isShown = false
      setTimeout(tell)
    }
    if (event.type === 'run-end') tell()
  }
}
