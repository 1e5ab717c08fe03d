import { checkValue, describePortType, type Issue, type Port, readOwn } from '@weft/ports'
import type { Edit } from '../edit.ts'
import { toPointer } from '../to-pointer.ts'
import type { GraphIndex, IndexedNode } from './graph-index.ts'
import { readParam } from './read-param.ts'

/**
 * Checks what feeds the inputs of every node: hand-set values against their ports, and that what is required is fed.
 * A value under an edge is not looked at: the edge wins. Nodes that do not run need nothing.
 */
export function checkInputs(graph: GraphIndex): Issue<Edit>[] {
  return [...graph.nodes.values()].flatMap((indexed) =>
    (indexed.ports?.inputs ?? [])
      .filter((port) => !graph.feeding.has(`${indexed.nodeId}.${port.name}`))
      .flatMap((port) => checkInput(indexed, port)),
  )
}

function checkInput({ nodeId, node, ports }: IndexedNode, port: Port): Issue<Edit>[] {
  const path = ports?.paramPaths === undefined ? [port.name] : readOwn(ports.paramPaths, port.name)
  const value = path === undefined ? undefined : readParam(node.params, path)
  const at = ['nodes', nodeId, 'params', ...(path ?? [port.name])]
  if (path !== undefined && value !== undefined && (value !== null || port.nullable === true)) {
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
  const how = path === undefined ? 'connect it' : 'connect it or set it'
  const message = `\`${nodeId}\` needs ${describePortType(port)} for \`${port.name}\`: ${how}.`
  return [{ code: 'missing-input', severity: 'error', message, path: toPointer(at), nodeId, port: port.name }]
}
