import { describeValue, isRecord, type Json, type JsonObject, readOwn } from '@weft/ports'
import { freeNodeId } from '../new-node-id.ts'
import { nodeIdPattern, slugNodeId } from '../node-id.ts'
import type { WorkflowNode } from '../workflow-document.ts'
import { type ParseContext, report } from './parse-context.ts'

/** The nodes of a document, and the new ids of those whose id was none. */
export interface ParsedNodes {
  readonly nodes: { readonly [nodeId: string]: WorkflowNode }
  readonly renamed: ReadonlyMap<string, string>
}

const known = ['type', 'title', 'params', 'bypassed', 'disabled']

/**
 * Reads the nodes. What is no node is dropped with an issue; a node with a part that is wrong keeps the rest; a node
 * whose id is no node id gets one.
 */
export function parseNodes(input: JsonObject, context: ParseContext): ParsedNodes {
  const renamed = new Map<string, string>()
  const taken = new Set(Object.keys(input).filter((nodeId) => nodeIdPattern.test(nodeId)))
  const nodes = Object.entries(input).flatMap(([nodeId, value]): [string, WorkflowNode][] => {
    const node = parseNode(nodeId, value, context)
    if (node === undefined) return []
    if (nodeIdPattern.test(nodeId)) return [[nodeId, node]]
    const id = freeNodeId((other) => taken.has(other), slugNodeId(nodeId))
    taken.add(id)
    renamed.set(nodeId, id)
    const message = `A node id is letters, digits, - and _, and starts with a letter; ${describeValue(nodeId)} is now \`${id}\`.`
    report(context, ['nodes', nodeId], { code: 'bad-node-id', severity: 'warning', message, nodeId: id })
    return [[id, node]]
  })
  return { nodes: Object.fromEntries(nodes), renamed }
}

function parseNode(nodeId: string, value: Json, context: ParseContext): WorkflowNode | undefined {
  const at = ['nodes', nodeId]
  if (!isJsonObject(value)) {
    const message = `A node should be { "type", "params" }, found ${describeValue(value)}: it is left out.`
    report(context, at, { code: 'bad-node', message, nodeId })
    return undefined
  }
  const type = readOwn(value, 'type')
  const params = readOwn(value, 'params')
  if (typeof type !== 'string' || type === '') {
    const message = `The type of a node should be a text such as "prompt", found ${describeValue(type)}.`
    report(context, [...at, 'type'], { code: 'bad-node-type', message, nodeId })
  }
  if (params !== undefined && !isJsonObject(params)) {
    const message = `Params should be an object, found ${describeValue(params)}: they are left out.`
    report(context, [...at, 'params'], { code: 'bad-params', message, nodeId })
  }
  const entries = Object.entries(value).filter(([key, member]) => {
    if (key === 'type' || key === 'params') return false
    const wanted =
      key === 'title' ? 'string' : key === 'bypassed' || key === 'disabled' ? 'boolean' : undefined
    if (wanted !== undefined && typeof member !== wanted) {
      const should = wanted === 'string' ? 'a text' : 'true or false'
      const message = `\`${key}\` of a node should be ${should}, found ${describeValue(member)}: it is left out.`
      report(context, [...at, key], { code: 'bad-node-key', message, nodeId })
      return false
    }
    if (!known.includes(key)) {
      const message = `\`${key}\` is nothing a node of this version has. It is kept.`
      report(context, [...at, key], { code: 'unknown-key', severity: 'info', message, nodeId })
    }
    return true
  })
  return {
    ...Object.fromEntries(entries),
    type: typeof type === 'string' && type !== '' ? type : 'unknown',
    params: params !== undefined && isJsonObject(params) ? params : {},
  }
}

function isJsonObject(value: Json): value is JsonObject {
  return isRecord(value)
}
