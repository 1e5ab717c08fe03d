import type { ServerContext as ToolContext } from '@modelcontextprotocol/server'
import { type RunState, runState } from '@weft/engine'
import type { ServerContext } from '../server-context.ts'
import { runProgress } from './run-progress.ts'

/** Milliseconds between two notices of progress. */
const noticeMs = 400

/** What is waited for, and for whom. */
export interface AwaitedRun {
  readonly id: string
  /** Seconds. */
  readonly wait: number
  readonly request: ToolContext['mcpReq']
}

/**
 * Waits until a run ends or the time is up, and gives it as it then stands; nothing when there is none. Whoever asked
 * for progress is told how far it is meanwhile.
 */
export async function awaitRun(
  { runtime, closing }: Pick<ServerContext, 'runtime' | 'closing'>,
  { id, wait, request }: AwaitedRun,
): Promise<RunState | undefined> {
  const done = new AbortController()
  const signal = AbortSignal.any([request.signal, closing, done.signal])
  const telling = tellProgress(runtime.watchRun(id, 0, signal), request)
  const run = await runtime.waitForRun(id, wait * 1000, AbortSignal.any([request.signal, closing]))
  done.abort()
  await telling
  return run
}

/** Never throws: progress is a courtesy, and what is waited for is told by its result. */
async function tellProgress(
  events: ReturnType<ServerContext['runtime']['watchRun']>,
  request: ToolContext['mcpReq'],
): Promise<void> {
  const progressToken = request._meta?.progressToken
  if (progressToken === undefined) return
  let run: RunState | undefined
  let told = { at: 0, fraction: -1 }
  try {
    for await (const event of events) {
      run = runState(run, event)
      const { fraction, words } = runProgress(run)
      const now = performance.now()
      // The protocol asks for progress that only grows.
      if (fraction <= told.fraction || now - told.at < noticeMs) continue
      told = { at: now, fraction }
      const params = { progressToken, progress: fraction, total: 1, message: words }
      await request.notify({ method: 'notifications/progress', params })
    }
  } catch {
    // The run is not known, or whoever asked is gone.
  }
}
