import type { PlanStep, RunPlan } from '@weft/engine'
import type { NodeRegistry } from '@weft/nodes'
import { readOwn } from '@weft/ports'

/** Which outputs of which nodes give results. */
export interface ResultPorts {
  /** Names of the outputs; empty for a node that gives none. */
  readonly of: (nodeId: string) => ReadonlySet<string>
  /** The node calls a model: what it gives is made, whatever it was given. */
  readonly isPaid: (nodeId: string) => boolean
  /** Nothing feeds the node and it calls no model: the pictures that it gives were there before. */
  readonly bringsIn: (nodeId: string) => boolean
}

/**
 * Says where the results of a run come out: of every node that calls a model, of what feeds a sink (a declared output,
 * a preview), and of a last node that nothing follows, its pictures but not its masks.
 */
export function resultPorts(plan: RunPlan, registry: NodeRegistry): ResultPorts {
  const ports = new Map<string, Set<string>>()
  const add = (nodeId: string, names: readonly string[]): void => {
    ports.set(nodeId, new Set([...(ports.get(nodeId) ?? []), ...names]))
  }
  const steps = new Map(plan.steps.map((step) => [step.nodeId, step]))
  const followed = new Set(plan.steps.flatMap(({ needs }) => needs))
  const isPaid = (nodeId: string): boolean => registry.get(steps.get(nodeId)?.type ?? '')?.paid === true
  for (const step of plan.steps) {
    const { nodeId, outputNames } = step
    if (isPaid(nodeId)) add(nodeId, outputNames)
    if (registry.get(step.type)?.sink === true) for (const end of sourcesOf(step)) add(end.nodeId, [end.port])
    else if (!followed.has(nodeId)) add(nodeId, picturePorts(plan, registry, nodeId))
  }
  const none = new Set<string>()
  return {
    of: (nodeId) => ports.get(nodeId) ?? none,
    isPaid,
    bringsIn: (nodeId) => steps.get(nodeId)?.needs.length === 0 && !isPaid(nodeId),
  }
}

function sourcesOf({ sources }: PlanStep) {
  return Object.values(sources).flatMap((source) => (source.from === 'outputs' ? source.outputs : []))
}

function picturePorts({ document }: RunPlan, registry: NodeRegistry, nodeId: string): readonly string[] {
  const node = readOwn(document.nodes, nodeId)
  const found = node && registry.catalog.interfaceOf(document, nodeId, node)
  return (found?.outputs ?? []).filter(({ kind }) => kind !== 'mask').map(({ name }) => name)
}
