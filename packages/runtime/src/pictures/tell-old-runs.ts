import { planRun, type RunEvent, type RunState } from '@weft/engine'
import type { MadePicture, StoredRun } from '@weft/storage'
import { z } from 'zod'
import { toInputs } from '../runs/prepare-run.ts'
import type { RunContext } from '../runs/run-context.ts'
import { createPictureRecorder } from './create-picture-recorder.ts'

/** Runs that are read at once: others get their turn between. */
const runsPerTurn = 20

/**
 * Takes in the pictures of runs from a time when they were not kept as results. What a call was given comes from its
 * journal. Each run is read once, whatever comes of it; ends when there is none left or the signal fires.
 */
export async function tellOldRuns(
  context: Pick<RunContext, 'store' | 'registry' | 'world'>,
  signal: AbortSignal,
): Promise<void> {
  const { pictures, runs } = context.store
  while (!signal.aborted) {
    const ids = await pictures.untoldRuns(runsPerTurn)
    if (ids.length === 0) return
    for (const id of ids) {
      if (signal.aborted) return
      const run = await runs.get(id)
      await pictures.tell(id, run ? await picturesOfRun(context, run) : [])
    }
  }
}

async function picturesOfRun(
  { store, registry }: Pick<RunContext, 'store' | 'registry'>,
  { state, document, targets }: StoredRun,
): Promise<readonly MadePicture[]> {
  const { plan } = planRun(document, {
    registry,
    inputs: toInputs(state.inputs),
    ...(targets && { targets }),
  })
  // What cannot be planned any more (a node type that is gone) cannot say where its results came out.
  if (!plan) return []
  const recorder = createPictureRecorder(state, { plan, registry })
  for (const { nodeId, lane, input } of await store.attempts.ofRun(state.id)) {
    const parsed = inputSchema.safeParse(JSON.parse(input))
    if (parsed.success) recorder.given({ nodeId, lane }, parsed.data)
  }
  return endsOf(state).flatMap(recorder.picturesOf)
}

const inputSchema = z.record(z.string(), z.unknown())

/** The ends of nodes and lanes, as their events told them. */
function endsOf(state: RunState): readonly RunEvent[] {
  return Object.entries(state.nodes).flatMap(([nodeId, node]) => {
    const base = { runId: state.id, seq: state.seq, type: 'node-end' as const, nodeId }
    const lanes = (node.lanes ?? []).flatMap(({ outputs, cached, endedAt }, lane) =>
      outputs ? [{ ...base, lane, outputs, cached, at: endedAt ?? state.createdAt }] : [],
    )
    const { outputs, cached, endedAt } = node
    const own = outputs ? [{ ...base, outputs, cached, at: endedAt ?? state.createdAt }] : []
    return [...lanes, ...own]
  })
}
