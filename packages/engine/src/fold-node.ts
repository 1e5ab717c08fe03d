import type { Attempt, RunEvent } from './run-event.ts'
import type { NodeProgress, NodeRunState } from './run-state.ts'

/** An event of one node. */
export type NodeEvent = Extract<RunEvent, { nodeId: string }>

const hasEnded = ({ status }: NodeRunState) =>
  status === 'succeeded' || status === 'failed' || status === 'skipped' || status === 'canceled'

const keepAttempt = (attempts: readonly Attempt[] = [], attempt: Attempt): readonly Attempt[] => {
  const at = attempts.findIndex(({ id }) => id === attempt.id)
  // What it cost is told once and stays.
  return at === -1 ? [...attempts, attempt] : attempts.with(at, { ...attempts[at], ...attempt })
}

const readProgress = (event: Extract<NodeEvent, { type: 'node-progress' }>): NodeProgress | undefined => {
  const { fraction, step, steps, message } = event
  if (fraction === undefined && step === undefined && steps === undefined && message === undefined)
    return undefined
  return {
    ...(fraction === undefined ? {} : { fraction }),
    ...(step === undefined ? {} : { step }),
    ...(steps === undefined ? {} : { steps }),
    ...(message === undefined ? {} : { message }),
  }
}

/**
 * Folds an event into a node, or into one lane of it: the lane of the event is not looked at.
 *
 * A start after an end begins anew and keeps the attempts: a run that was taken up again does that.
 */
export const foldNode = (state: NodeRunState, event: NodeEvent): NodeRunState => {
  switch (event.type) {
    case 'node-start': {
      const { error, endedAt, progress, ...rest } = state
      return { ...rest, status: 'running', startedAt: state.startedAt ?? event.at }
    }
    case 'node-waiting':
      return hasEnded(state) ? state : { ...state, status: 'waiting', progress: { message: event.reason } }
    case 'node-progress': {
      const attempts = event.attempt === undefined ? undefined : keepAttempt(state.attempts, event.attempt)
      // An attempt may be told after the end (its result was kept while the run was canceled): that much is true still.
      const { note } = event
      const notes =
        note === undefined || state.notes?.includes(note) ? state.notes : [...(state.notes ?? []), note]
      const kept = {
        ...state,
        ...(attempts === undefined ? {} : { attempts }),
        ...(notes === undefined ? {} : { notes }),
      }
      if (hasEnded(state)) return kept
      const progress = readProgress(event)
      return { ...kept, status: 'running', ...(progress === undefined ? {} : { progress }) }
    }
    case 'node-output':
      return hasEnded(state) ? state : { ...state, outputs: { ...state.outputs, ...event.outputs } }
    case 'node-end': {
      const { error, progress, ...rest } = state
      return { ...rest, status: 'succeeded', cached: event.cached, outputs: event.outputs, endedAt: event.at }
    }
    case 'node-error': {
      const { progress, ...rest } = state
      return { ...rest, status: 'failed', error: event.error, endedAt: event.at }
    }
    case 'node-skipped':
      return { ...state, status: 'skipped', progress: { message: event.reason }, endedAt: event.at }
  }
}
