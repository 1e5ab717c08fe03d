import { addAttemptCost } from './add-attempt-cost.ts'
import { foldNode, type NodeEvent } from './fold-node.ts'
import type { ItemLineage } from './item-lineage.ts'
import type { RunEvent } from './run-event.ts'
import type { NodeRunState, RunState } from './run-state.ts'

/** A node of which nothing was told yet. */
export const pendingNode: NodeRunState = { status: 'pending', cached: false }

/** More lanes than any list has: a broken event must not make the browser hold millions. */
const mostLanes = 100_000

const blankRun = (event: RunEvent): RunState => ({
  id: event.runId,
  status: 'running',
  version: '',
  inputs: {},
  outputs: {},
  nodes: {},
  simulated: false,
  createdAt: event.at,
  seq: 0,
})

const blankLanes = (count: number): readonly NodeRunState[] =>
  Array.from({ length: Math.min(count, mostLanes) }, () => pendingNode)

/** How far a node is whose lanes are so far: the mean of their fractions, an ended lane counting as a whole one. */
const laneProgress = (lanes: readonly NodeRunState[]): number => {
  let sum = 0
  for (const { status, progress } of lanes) {
    sum +=
      status === 'pending' || status === 'running' || status === 'waiting' ? (progress?.fraction ?? 0) : 1
  }
  return lanes.length === 0 ? 0 : sum / lanes.length
}

const foldLane = (state: NodeRunState, event: NodeEvent, lane: number): NodeRunState => {
  if (lane >= mostLanes) return state
  const known = state.lanes ?? []
  const lanes = known.length > lane ? known : [...known, ...blankLanes(lane + 1 - known.length)]
  const next = lanes.with(lane, foldNode(lanes[lane] ?? pendingNode, event))
  const isOpen = state.status === 'pending' || state.status === 'waiting' || state.status === 'running'
  if (!isOpen) return { ...state, lanes: next }
  const isWaiting =
    next.every(({ status }) => status !== 'running') && next.some(({ status }) => status === 'waiting')
  return {
    ...state,
    status: isWaiting ? 'waiting' : 'running',
    progress: { fraction: laneProgress(next) },
    lanes: next,
  }
}

const withLineage = (lane: NodeRunState, lineage: ItemLineage | undefined): NodeRunState =>
  lineage === undefined || Object.keys(lineage).length === 0 ? lane : { ...lane, lineage }

/** Folds an event into the node that it is about, or into the lane of it that it names. */
export const foldNodeEvent = (state: NodeRunState, event: NodeEvent): NodeRunState => {
  if (event.lane !== undefined) return foldLane(state, event, event.lane)
  const next = foldNode(state, event)
  if (event.type !== 'node-start' || event.lanes === undefined) return next
  const { lanes: seen = [], ...rest } = next
  const missing = blankLanes(Math.max(0, Math.min(event.lanes, mostLanes) - seen.length))
  const lanes = [...seen, ...missing]
  const { lineage } = event
  return {
    ...rest,
    lanes: lineage === undefined ? lanes : lanes.map((lane, at) => withLineage(lane, lineage[at])),
  }
}

const isOpen = ({ status }: NodeRunState) =>
  status === 'pending' || status === 'waiting' || status === 'running'

/** What has not ended when the run ends was canceled. */
const closeNode = (state: NodeRunState, at: string): NodeRunState => {
  const lanes = state.lanes?.map((lane) => closeNode(lane, at))
  const kept = lanes === undefined ? state : { ...state, lanes }
  return isOpen(state) ? { ...kept, status: 'canceled', endedAt: at } : kept
}

/**
 * Folds one event into a run. Pure: the state given is not changed, and equal logs give equal runs. An event
 * that was folded in already (its number is not above `seq`) changes nothing; one that does not fit never throws.
 *
 * @param state the run so far; without one, the event begins it.
 */
export const runState = (state: RunState | undefined, event: RunEvent): RunState => {
  const run = state ?? blankRun(event)
  if (event.seq <= run.seq) return run
  switch (event.type) {
    case 'run-start': {
      const { runId: id, seq, at: startedAt, version, inputs, seeds, simulated, workflowId, maxCost } = event
      const nodes = Object.fromEntries(
        event.steps.map(({ nodeId }) => [nodeId, run.nodes[nodeId] ?? pendingNode]),
      )
      return {
        ...run,
        id,
        status: run.status === 'queued' ? 'running' : run.status,
        ...(workflowId === undefined ? {} : { workflowId }),
        version,
        inputs,
        nodes: { ...run.nodes, ...nodes },
        seeds,
        simulated,
        ...(maxCost === undefined ? {} : { maxCost }),
        startedAt,
        seq,
      }
    }
    case 'run-end': {
      const nodes = Object.entries(run.nodes).map(([id, node]) => [id, closeNode(node, event.at)])
      return {
        ...run,
        status: event.status,
        outputs: event.outputs,
        ...(event.error === undefined ? {} : { error: event.error }),
        nodes: Object.fromEntries(nodes),
        endedAt: event.at,
        seq: event.seq,
      }
    }
    default: {
      const cost = addAttemptCost(run.cost, run.nodes[event.nodeId], event)
      const node = foldNodeEvent(run.nodes[event.nodeId] ?? pendingNode, event)
      const nodes = { ...run.nodes, [event.nodeId]: node }
      return { ...run, nodes, ...(cost === undefined ? {} : { cost }), seq: event.seq }
    }
  }
}
