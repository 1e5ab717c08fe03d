import type { Port } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'
import type { NodeRegistry } from './node-registry.ts'
import { parseParams } from './parse-params.ts'

/** A declared input of a workflow. */
export interface DeclaredInput {
  readonly nodeId: string
  /** What values it takes; its name is the name in a run's `inputs`. */
  readonly port: Port
}

/** Finds the declared inputs of a workflow, by node id; inputs without a name are left out. */
export const declaredInputs = (
  document: WorkflowDocument,
  registry: Pick<NodeRegistry, 'get'>,
): readonly DeclaredInput[] =>
  Object.entries(document.nodes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([nodeId, node]) => {
      const definition = registry.get(node.type)
      if (definition?.workflowInput === undefined || node.disabled === true) return []
      const { params } = parseParams(definition.params, node.params)
      const port = params === undefined ? undefined : definition.workflowInput(params)
      return port === undefined || port.name.trim() === '' ? [] : [{ nodeId, port }]
    })
