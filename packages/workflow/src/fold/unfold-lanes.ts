import { readOwn } from '@weft/ports'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import { downstreamOf } from '../reach.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import { listedOutputs } from './listed-outputs.ts'
import type { UnfoldOptions } from './unfold-plan.ts'

/**
 * Why the nodes of a workflow would do something else in the place of the node that calls it: that node runs once per
 * item of a list, and inside something takes or makes a list of its own, which would then meet all items at once.
 * Nothing when they do the same.
 */
export function lanesDiffer(document: WorkflowDocument, options: UnfoldOptions): string | undefined {
  const { nodeId, called, inputs, catalog } = options
  const listed = listedOutputs(document, catalog)
  const laned = inputs.filter(
    ({ port }) =>
      !port.list &&
      port.kind !== 'any' &&
      document.edges.some(({ from, to }) => to === `${nodeId}.${port.name}` && listed.has(from)),
  )
  if (laned.length === 0) return undefined
  const below = downstreamOf(
    called,
    laned.map((input) => input.nodeId),
  )
  const lists = listedOutputs(called, catalog)
  const culprit = called.edges.find(({ from, to }) => {
    const end = parseEdgeEnd(to)
    const node = end && readOwn(called.nodes, end.nodeId)
    if (end === undefined || node === undefined || !below.has(end.nodeId)) return false
    if (options.outputs.some((output) => output.nodeId === end.nodeId)) return false
    const port = catalog.interfaceOf(called, end.nodeId, node)?.inputs.find(({ name }) => name === end.port)
    return port?.list === true || port?.kind === 'any' || lists.has(from)
  })
  if (culprit === undefined) return undefined
  const names = laned.map(({ port }) => `\`${port.name}\``).join(', ')
  return `This node runs once per item of the list at ${names}, and inside \`${culprit.to}\` handles a list of its own in each of those runs. Its nodes here would take all items at once and give something else.`
}
