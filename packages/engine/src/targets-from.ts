import { readOwn } from '@weft/ports'
import { downstreamOf, type WorkflowDocument } from '@weft/workflow'

/**
 * The targets of a run from some nodes on: they and everything after them that can run, sorted. Bypassed nodes, and
 * disabled ones with what needs them, are left out. What is before them is in such a run as far as it is needed, and
 * comes from kept results where there are any.
 */
export const targetsFrom = (document: WorkflowDocument, nodeIds: readonly string[]): readonly string[] => {
  const disabled = Object.keys(document.nodes).filter((id) => readOwn(document.nodes, id)?.disabled === true)
  const stopped = downstreamOf(document, disabled)
  return [...downstreamOf(document, nodeIds)]
    .filter((id) => !stopped.has(id) && readOwn(document.nodes, id)?.bypassed !== true)
    .toSorted()
}
