import type { Issue } from '@weft/ports'
import { readOwn } from '@weft/ports'
import type { Edit, WorkflowDocument } from '@weft/workflow'
import type { NodeDefinition } from './node-definition.ts'
import { parseParams } from './parse-params.ts'

/**
 * Finds declared inputs and outputs that share a name with another one.
 *
 * @returns issues by node id; a name that is used twice is an issue of every node but the first by id.
 */
export const findDuplicates = (
  document: WorkflowDocument,
  get: (type: string) => NodeDefinition | undefined,
): ReadonlyMap<string, readonly Issue<Edit>[]> => {
  const first = new Map<string, string>()
  const found = new Map<string, readonly Issue<Edit>[]>()
  for (const nodeId of Object.keys(document.nodes).toSorted()) {
    const node = readOwn(document.nodes, nodeId)
    const definition = node === undefined ? undefined : get(node.type)
    if (node === undefined || definition === undefined) continue
    if (definition.workflowInput === undefined && definition.workflowOutput === undefined) continue
    const { params } = parseParams(definition.params, node.params)
    if (params === undefined) continue
    const side = definition.workflowInput === undefined ? 'output' : 'input'
    const name = definition.workflowInput?.(params).name ?? definition.workflowOutput?.(params) ?? ''
    const other = first.get(`${side} ${name}`)
    if (name.trim() === '') continue
    if (other === undefined) {
      first.set(`${side} ${name}`, nodeId)
      continue
    }
    found.set(nodeId, [
      {
        code: `duplicate-${side}`,
        severity: 'error',
        message: `The ${side} \`${name}\` is declared by \`${other}\` already. Give this one another name.`,
        path: `/nodes/${nodeId}/params/name`,
        nodeId,
      },
    ])
  }
  return found
}
