import { canonicalJson, type WorkflowDocument } from '@weft/workflow'

/** The keys of both, each once, sorted. */
function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted()
}

/** What a document changed compared with another one, in a line per thing; where nodes stand is left out. */
export function describeDifference(before: WorkflowDocument, after: WorkflowDocument): readonly string[] {
  const lines: string[] = []
  if (before.name !== after.name) lines.push(`is called “${after.name}” instead of “${before.name}”`)
  if (before.description !== after.description) lines.push('has another description')
  for (const id of keysOf(before.nodes, after.nodes)) {
    const old = before.nodes[id]
    const now = after.nodes[id]
    if (old === undefined) lines.push(`has the node ${id}`)
    else if (now === undefined) lines.push(`lacks the node ${id}`)
    else if (canonicalJson(old) !== canonicalJson(now)) {
      const changed = keysOf(old.params, now.params).filter(
        (name) => canonicalJson(old.params[name] ?? null) !== canonicalJson(now.params[name] ?? null),
      )
      lines.push(`changes ${changed.length === 0 ? 'the state' : changed.join(', ')} of ${id}`)
    }
  }
  const wires = (document: WorkflowDocument) =>
    new Set(document.edges.map((edge) => `${edge.from} to ${edge.to}`))
  const [oldWires, newWires] = [wires(before), wires(after)]
  for (const wire of newWires) if (!oldWires.has(wire)) lines.push(`has the wire ${wire}`)
  for (const wire of oldWires) if (!newWires.has(wire)) lines.push(`lacks the wire ${wire}`)
  return lines
}
