import type { NodeProgress, NodeRunState, RunState } from '@weft/engine'

/** Something that is under way, or waits for its turn. */
export interface WorkLine {
  readonly key: string
  readonly title: string
  /** How far it is, or why it waits, in words. */
  readonly words: string
  /** From 0 to 1; missing where it is not known. */
  readonly fraction?: number
}

/** Lines for what is under way: a line for each node, and for each item of one that runs for several. */
export function describeProgress(run: RunState, titles: ReadonlyMap<string, string>): readonly WorkLine[] {
  return Object.entries(run.nodes).flatMap(([nodeId, node]) => {
    const title = titles.get(nodeId) ?? nodeId
    const { lanes = [] } = node
    if (lanes.length < 2) return lineOf(nodeId, title, lanes[0] ?? node)
    return lanes.flatMap((lane, at) =>
      lineOf(`${nodeId}.${at}`, `${title}, ${at + 1} of ${lanes.length}`, lane),
    )
  })
}

function lineOf(key: string, title: string, { status, progress }: NodeRunState): readonly WorkLine[] {
  if (status === 'waiting') return [{ key, title, words: progress?.message ?? 'Waits for its turn' }]
  if (status !== 'running') return []
  const fraction = fractionOf(progress)
  return [{ key, title, words: wordsOf(progress), ...(fraction !== undefined && { fraction }) }]
}

function fractionOf(progress: NodeProgress | undefined): number | undefined {
  if (progress?.fraction !== undefined) return progress.fraction
  if (progress?.step === undefined || progress.steps === undefined) return undefined
  return Math.min(1, progress.step / progress.steps)
}

function wordsOf(progress: NodeProgress | undefined): string {
  if (progress?.step !== undefined && progress.steps !== undefined)
    return `step ${progress.step} of ${progress.steps}`
  if (progress?.fraction !== undefined) return `${Math.round(progress.fraction * 100)} %`
  return progress?.message ?? 'at work'
}
