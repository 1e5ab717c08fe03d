import { checkValue, describePortType, type Issue, isRecord, type Json, type Port } from '@weft/ports'
import type { Edit } from '../edit.ts'
import { toPointer } from '../to-pointer.ts'
import type { GraphIndex, IndexedNode } from './graph-index.ts'

/**
 * Checks what feeds the inputs of every node: hand-set values against their ports, and that what is required is fed.
 * A value under an edge is not looked at: the edge wins. Nodes that do not run need nothing.
 */
export function checkInputs(graph: GraphIndex): Issue<Edit>[] {
  return [...graph.nodes.values()].flatMap((indexed) => {
    const told = new Set(indexed.ports?.issues.map((issue) => issue.path))
    return (indexed.ports?.inputs ?? [])
      .filter((port) => !graph.feeding.has(`${indexed.nodeId}.${port.name}`))
      .flatMap((port) => checkInput(indexed, port))
      .filter((issue) => !told.has(issue.path))
  })
}

function checkInput({ nodeId, node, info }: IndexedNode, port: Port): Issue<Edit>[] {
  const path = info?.paramPath?.(port.name) ?? [port.name]
  const value = readPath(node.params, path)
  const at = ['nodes', nodeId, 'params', ...path]
  const isSet = value !== undefined && (value !== null || port.nullable === true)
  if (isSet) {
    const clear: Edit = { kind: 'set-param', nodeId, path }
    return checkValue(port, value).map((problem) => ({
      code: problem.code,
      severity: 'error',
      message: `\`${nodeId}.${port.name}\`: ${problem.message}`,
      path: toPointer([...at, ...problem.path]),
      nodeId,
      port: port.name,
      ...(!port.required && { fix: clear }),
    }))
  }
  const runs = node.disabled !== true && node.bypassed !== true
  if (!runs || !port.required || port.default !== undefined) return []
  const message = `\`${nodeId}\` needs ${describePortType(port)} for \`${port.name}\`: connect it or set it.`
  return [{ code: 'missing-input', severity: 'error', message, path: toPointer(at), nodeId, port: port.name }]
}

function readPath(params: { readonly [name: string]: Json }, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    return isRecord(value) && Object.hasOwn(value, step) ? (value[step] as Json) : undefined
  }, params)
}
