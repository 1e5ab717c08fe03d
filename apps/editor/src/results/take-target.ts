import type { WorkflowDocument } from '@weft/workflow'
import { portsOf } from '../state/ports-of.ts'

/**
 * The node that takes the parameters of a picture: the one that is selected, if it is of the same kind as the one that
 * made it; else the one of the same name; else the first with the same inputs. Nothing when the document has none.
 *
 * @param selection ids of selected nodes
 */
export function takeTarget(
  document: WorkflowDocument,
  selection: readonly string[],
  from: { readonly document: WorkflowDocument; readonly nodeId: string },
): string | undefined {
  const kind = from.document.nodes[from.nodeId]?.type
  const names = inputNames(from.document, from.nodeId)
  const fits = (nodeId: string | undefined): nodeId is string =>
    nodeId !== undefined && document.nodes[nodeId]?.type === kind && kind !== undefined
  const selected = selection.length === 1 ? selection[0] : undefined
  if (fits(selected)) return selected
  if (fits(from.nodeId)) return from.nodeId
  return Object.keys(document.nodes).find((nodeId) => fits(nodeId) && inputNames(document, nodeId) === names)
}

function inputNames(document: WorkflowDocument, nodeId: string): string {
  return (portsOf(document, nodeId)?.inputs ?? [])
    .map(({ name }) => name)
    .toSorted()
    .join()
}
