import type { NodeRunState, RunState } from '@weft/engine'

/** How a run ended, for people. */
export interface RunEnd {
  readonly tone: 'good' | 'partly' | 'bad' | 'stopped'
  readonly headline: string
  /** Reasons in the provider's words, and what must not pass unseen; each once. */
  readonly details: readonly string[]
}

/** Says how a run ended; nothing while it goes on. */
export function describeEnd(run: RunState): RunEnd | undefined {
  const notes = unique(everyPart(run).flatMap(({ notes: told = [] }) => told))
  const made = Object.values(run.outputs).length > 0
  switch (run.status) {
    case 'queued':
    case 'running':
      return undefined
    case 'succeeded':
      return { tone: notes.length > 0 ? 'partly' : 'good', headline: 'Done', details: notes }
    case 'canceled':
      return {
        tone: 'stopped',
        headline: made ? 'Stopped. What was finished is here.' : 'Stopped before anything was finished.',
        details: notes,
      }
    case 'failed': {
      const failed = everyPart(run).filter(({ status }) => status === 'failed')
      const reasons = failed.flatMap(({ error }) => (error === undefined ? [] : [error.message]))
      const details = unique([
        ...reasons,
        ...(reasons.length === 0 ? [run.error?.message ?? ''] : []),
        ...notes,
      ])
      return made
        ? { tone: 'partly', headline: 'A part of this failed. What was finished is here.', details }
        : { tone: 'bad', headline: 'This failed.', details }
    }
  }
}

/** Nodes that run once, and the items of those that run for several. */
function everyPart(run: RunState): readonly NodeRunState[] {
  return Object.values(run.nodes).flatMap((node) =>
    node.lanes === undefined || node.lanes.length === 0 ? [node] : node.lanes,
  )
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
