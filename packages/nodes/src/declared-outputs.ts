import type { WorkflowDocument } from '@weft/workflow'
import type { NodeRegistry } from './node-registry.ts'
import { parseParams } from './parse-params.ts'

/** A declared output of a workflow. */
export interface DeclaredOutput {
  readonly name: string
  readonly nodeId: string
}

/** Finds the declared outputs of a workflow, by node id; outputs without a name are left out. */
export const declaredOutputs = (
  document: WorkflowDocument,
  registry: Pick<NodeRegistry, 'get'>,
): readonly DeclaredOutput[] =>
  Object.entries(document.nodes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([nodeId, node]) => {
      const definition = registry.get(node.type)
      if (definition?.workflowOutput === undefined || node.disabled === true) return []
      const { params } = parseParams(definition.params, node.params)
      const name = params === undefined ? '' : definition.workflowOutput(params)
      return name.trim() === '' ? [] : [{ name, nodeId }]
    })
