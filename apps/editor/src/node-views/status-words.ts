import type { NodeRunState } from '@weft/engine'

/** What a node's head says of its run. */
export interface StatusWords {
  readonly tone: 'quiet' | 'busy' | 'ok' | 'bad'
  readonly text: string
  /** A sentence on the card itself: an error in the provider's words, or why it waits or was skipped. */
  readonly detail?: string
}

/** Seconds as `0.8 s`, `12 s` or `2:05`. */
export function readableSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
}

/** How far a node is, in words. `now` is milliseconds since 1970. Nothing when it never ran. */
export function statusWords(run: NodeRunState | undefined, now: number): StatusWords | undefined {
  if (!run) return undefined
  const started = run.startedAt === undefined ? undefined : Date.parse(run.startedAt)
  const ended = run.endedAt === undefined ? now : Date.parse(run.endedAt)
  const seconds = started === undefined ? undefined : Math.max(0, (ended - started) / 1000)
  const time = seconds === undefined ? undefined : readableSeconds(seconds)
  const message = run.progress?.message
  switch (run.status) {
    case 'pending':
      return { tone: 'quiet', text: 'Waiting' }
    case 'waiting':
      return { tone: 'quiet', text: 'Waiting', ...(message ? { detail: message } : {}) }
    case 'running':
      return { tone: 'busy', text: [progressWords(run), time].filter(Boolean).join(' · ') }
    case 'succeeded':
      return {
        tone: 'ok',
        text: run.cached ? 'Cached' : seconds !== undefined && seconds >= 0.1 && time ? time : 'Done',
      }
    case 'failed':
      return { tone: 'bad', text: 'Failed', detail: run.error?.message ?? 'It failed without a reason.' }
    case 'skipped':
      return { tone: 'quiet', text: 'Skipped', ...(message ? { detail: message } : {}) }
    case 'canceled':
      return { tone: 'quiet', text: 'Canceled' }
  }
}

function progressWords(run: NodeRunState): string {
  const { progress, lanes } = run
  if (lanes && lanes.length > 1) {
    const done = lanes.filter((lane) => lane.status === 'succeeded').length
    return `${done} of ${lanes.length}`
  }
  if (progress?.step !== undefined && progress.steps !== undefined)
    return `${progress.step}/${progress.steps}`
  if (progress?.fraction !== undefined) return `${Math.round(progress.fraction * 100)} %`
  return 'Running'
}
