import type { DeclaredInput, NodeRegistry } from '@weft/nodes'
import { readOwn } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'

/** Finds what a run may be given: the declared inputs that have a name, by node id, disabled ones left out. */
export const findRunInputs = (document: WorkflowDocument, registry: NodeRegistry): readonly DeclaredInput[] =>
  Object.keys(document.nodes)
    .toSorted()
    .flatMap((nodeId) => {
      const node = readOwn(document.nodes, nodeId)
      const definition = node === undefined ? undefined : registry.get(node.type)
      if (node === undefined || definition?.workflowInput === undefined || node.disabled === true) return []
      const parsed = definition.params.safeParse(node.params)
      const port = parsed.success ? definition.workflowInput(parsed.data) : undefined
      return port === undefined || port.name.trim() === '' ? [] : [{ nodeId, port }]
    })
