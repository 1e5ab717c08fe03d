import type { RunState } from '@weft/engine'
import { parseEdgeEnd, type WorkflowDocument } from '@weft/workflow'
import { edgesByTarget } from './edges-by-target.ts'
import { portsOf } from './ports-of.ts'
import { valueAt } from './value-at.ts'

/** One input of a node as a run used it. */
export interface UsedInput {
  readonly name: string
  readonly title: string
  readonly value: unknown
}

/** What a node of a run worked with: what its wires brought, what was set by hand, seeds as they were drawn. */
export function inputsOfRun(document: WorkflowDocument, run: RunState, nodeId: string): readonly UsedInput[] {
  const ports = portsOf(document, nodeId)
  const used: UsedInput[] = []
  for (const port of ports?.inputs ?? []) {
    const edges = edgesByTarget(document, `${nodeId}.${port.name}`)
    const path = ports?.paramPaths?.[port.name] ?? [port.name]
    const wired = edges.map((edge) => {
      const end = parseEdgeEnd(edge.from)
      return end === undefined ? undefined : run.nodes[end.nodeId]?.outputs?.[end.port]
    })
    const set = valueAt(document.nodes[nodeId]?.params, path)
    const seed = run.seeds?.[nodeId]?.[path.join('.')]
    const value = edges.length > 0 ? (wired.length === 1 ? wired[0] : wired) : (seed ?? set ?? port.default)
    if (value !== undefined && value !== null) used.push({ name: port.name, title: port.title, value })
  }
  return used
}
