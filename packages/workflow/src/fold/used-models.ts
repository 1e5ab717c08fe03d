import type { WorkflowDocument, WorkflowNode } from '../workflow-document.ts'

/** The pinned models that some nodes name in their params. */
export function usedModels(
  models: WorkflowDocument['models'],
  nodes: readonly WorkflowNode[],
): WorkflowDocument['models'] {
  const named = new Set(nodes.flatMap(({ params }) => Object.values(params)))
  return Object.fromEntries(Object.entries(models).filter(([reference]) => named.has(reference)))
}
