import type { RunState } from '@weft/engine'

/** No run, or none of its nodes at work: one list, so that nobody is drawn again for it. */
const none: readonly string[] = []

const found = new WeakMap<RunState['nodes'], readonly string[]>()

/** The nodes of a run that are at work; looked for once in each of its states, however often it is asked. */
export function runningNodes(run: RunState | undefined): readonly string[] {
  if (run === undefined) return none
  const known = found.get(run.nodes)
  if (known !== undefined) return known
  const ids = Object.entries(run.nodes).flatMap(([id, { status }]) => (status === 'running' ? [id] : []))
  const running = ids.length === 0 ? none : ids
  found.set(run.nodes, running)
  return running
}
