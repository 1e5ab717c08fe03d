import type { ResultDetailView } from '@weft/client'
import type { WorkflowDocument } from '@weft/workflow'
import { portsOf } from '../state/ports-of.ts'
import { valueAt } from '../state/value-at.ts'
import type { Parameter } from './parameter.ts'

/**
 * What made a result, in the order of the node's ports: what its call was given, and where no model was called what was
 * set by hand.
 *
 * @param document the graph that made it
 */
export function parametersOf(
  detail: Pick<ResultDetailView, 'inputs' | 'nodeId'>,
  document: WorkflowDocument | undefined,
): readonly Parameter[] {
  const ports = document && portsOf(document, detail.nodeId)
  const inputs = new Map<string, unknown>(Object.entries(detail.inputs))
  const parameters: Parameter[] = []
  for (const port of ports?.inputs ?? []) {
    const path = ports?.paramPaths?.[port.name] ?? [port.name]
    const set = inputs.size === 0 ? valueAt(document?.nodes[detail.nodeId]?.params, path) : undefined
    const value = inputs.get(port.name) ?? set
    inputs.delete(port.name)
    if (value !== undefined && value !== null) parameters.push({ name: port.name, title: port.title, value })
  }
  // What the schema of today does not know was given all the same.
  for (const [name, value] of inputs) parameters.push({ name, title: name, value })
  return parameters
}
