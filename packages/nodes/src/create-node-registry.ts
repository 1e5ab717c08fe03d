import type { WorkflowDocument } from '@weft/workflow'
import { type DocumentView, viewDocument } from './document-view.ts'
import type { NodeDefinition } from './node-definition.ts'
import type { NodeRegistry } from './node-registry.ts'

/** Whether a node passes inputs through when bypassed: by its own word, else when it has inputs and is no end. */
const canBypass = (definition: NodeDefinition): boolean => {
  if (definition.bypass !== undefined) return definition.bypass
  return definition.sink !== true && definition.workflowInput === undefined
}

/**
 * Makes a registry of node definitions. It remembers what it worked out of a document for as long as someone
 * holds that document.
 *
 * @param definitions in palette order.
 * @throws Error when two definitions have the same type.
 */
export const createNodeRegistry = (definitions: readonly NodeDefinition[]): NodeRegistry => {
  const byType = new Map<string, NodeDefinition>()
  for (const definition of definitions) {
    if (byType.has(definition.type)) throw new Error(`Two node definitions have the type ${definition.type}.`)
    byType.set(definition.type, definition)
  }
  const get = (type: string) => byType.get(type)
  const views = new WeakMap<WorkflowDocument, DocumentView>()
  const viewOf = (document: WorkflowDocument): DocumentView => {
    const seen = views.get(document)
    if (seen !== undefined) return seen
    const view = viewDocument(document, get)
    views.set(document, view)
    return view
  }
  return {
    definitions,
    get,
    catalog: {
      info: (type) => {
        const definition = get(type)
        if (definition === undefined) return undefined
        const { title, sink } = definition
        return { type, title, isSink: sink === true, canBypass: canBypass(definition) }
      },
      interfaceOf: (document, nodeId, node, settled) => viewOf(document).interfaceOf(nodeId, node, settled),
    },
  }
}
