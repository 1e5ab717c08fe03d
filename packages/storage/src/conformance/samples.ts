import type { RunEvent, RunState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import type { StoredAttempt, StoredWorkflow } from '../relational-store.ts'

/** ISO 8601, so many seconds after the beginning of 2026. */
export function timeAt(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString()
}

/** A document whose name tells it apart. */
export function sampleDocument(name: string): WorkflowDocument {
  return {
    weft: 1,
    name,
    description: 'Größe “quoted” \u{1f3a8}',
    nodes: { prompt: { type: 'prompt', params: { text: name } } },
    edges: [],
    models: {},
    layout: { nodes: {}, frames: [], notes: [] },
  }
}

/** A queued run. */
export function sampleRun(id: string, createdAt: string, changes: Partial<RunState> = {}): RunState {
  return {
    id,
    status: 'queued',
    version: 'f'.repeat(64),
    inputs: {},
    outputs: {},
    nodes: {},
    simulated: true,
    createdAt,
    seq: 0,
    ...changes,
  }
}

/** An event that says nothing but its number. */
export function sampleEvent(runId: string, seq: number): RunEvent {
  return { runId, seq, at: timeAt(seq), type: 'node-start', nodeId: 'prompt' }
}

/** A saved workflow as it is created. */
export function sampleWorkflow(
  id: string,
  updatedAt: string,
  changes: Partial<StoredWorkflow> = {},
): Omit<StoredWorkflow, 'revision'> {
  const { revision: _, ...rest } = changes
  return {
    id,
    slug: `slug-${id}`,
    published: false,
    version: 'a'.repeat(64),
    document: sampleDocument(id),
    createdAt: updatedAt,
    updatedAt,
    ...rest,
  }
}

/** An attempt that is about to be sent. */
export function sampleAttempt(
  id: string,
  runId: string,
  changes: Partial<StoredAttempt> = {},
): StoredAttempt {
  return {
    id,
    runId,
    nodeId: 'flux',
    lane: 0,
    provider: 'replicate',
    model: 'owner/name',
    input: '{"prompt":"a"}',
    status: 'intent',
    createdAt: timeAt(1),
    updatedAt: timeAt(1),
    ...changes,
  }
}
