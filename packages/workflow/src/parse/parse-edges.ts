import { describeValue, isRecord, type Json } from '@weft/ports'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import type { WorkflowEdge } from '../workflow-document.ts'
import { type ParseContext, report } from './parse-context.ts'

/**
 * Reads the edges. A bad one, or one that is there already, is dropped with an issue whose path is its place in the
 * document that was given. Ends at nodes that got a new id follow.
 */
export function parseEdges(
  input: Json | undefined,
  renamed: ReadonlyMap<string, string>,
  context: ParseContext,
): WorkflowEdge[] {
  if (input === undefined) return []
  if (!Array.isArray(input)) {
    const message = `Edges should be a list, found ${describeValue(input)}: they are left out.`
    report(context, ['edges'], { code: 'bad-edges', message })
    return []
  }
  const seen = new Set<string>()
  return input.flatMap((value: Json, index): WorkflowEdge[] => {
    if (!isRecord(value)) {
      const message = `An edge should be { "from", "to" }, found ${describeValue(value)}: it is left out.`
      report(context, ['edges', index], { code: 'bad-edge', message })
      return []
    }
    const from = readEnd(value.from, renamed)
    const to = readEnd(value.to, renamed)
    if (from === undefined || to === undefined) {
      const key = from === undefined ? 'from' : 'to'
      const message = `\`${key}\` of an edge should be node.port, found ${describeValue(value[key])}: the edge is left out.`
      report(context, ['edges', index], { code: 'bad-edge', message })
      return []
    }
    const key = JSON.stringify([from, to])
    if (seen.has(key)) {
      const message = `The edge from \`${from}\` to \`${to}\` is there twice: one is left out.`
      report(context, ['edges', index], { code: 'double-edge', severity: 'warning', message })
      return []
    }
    seen.add(key)
    return [{ ...value, from, to }]
  })
}

function readEnd(end: unknown, renamed: ReadonlyMap<string, string>): string | undefined {
  if (typeof end !== 'string') return undefined
  // The old id may hold a dot, so it is looked for before the end is split.
  for (const [old, nodeId] of renamed)
    if (end.startsWith(`${old}.`)) return `${nodeId}${end.slice(old.length)}`
  return parseEdgeEnd(end) === undefined ? undefined : end
}
