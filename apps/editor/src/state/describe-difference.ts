import type { Json } from '@weft/ports'
import { canonicalJson, type WorkflowDocument } from '@weft/workflow'

/** The keys of both, each once, sorted. */
function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted()
}

/** Characters of a value that are shown. */
const longest = 60

/** A value that can be told in a few words; nothing for others. */
function wordsOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === '') return 'nothing'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return undefined
  return `“${value.length > longest ? `${value.slice(0, longest).trimEnd()}…` : value}”`
}

/** What a value was and what it is, when both can be told and look different. */
function fromTo(old: Json | undefined, now: Json | undefined): string {
  const [before, after] = [wordsOf(old), wordsOf(now)]
  return before === undefined || after === undefined || before === after ? '' : ` from ${before} to ${after}`
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
      const [only] = changed
      const values =
        changed.length === 1 && only !== undefined ? fromTo(old.params[only], now.params[only]) : ''
      lines.push(`changes ${changed.length === 0 ? 'the state' : changed.join(', ')} of ${id}${values}`)
    }
  }
  const wires = (document: WorkflowDocument) =>
    new Set(document.edges.map((edge) => `${edge.from} to ${edge.to}`))
  const [oldWires, newWires] = [wires(before), wires(after)]
  for (const wire of newWires) if (!oldWires.has(wire)) lines.push(`has the wire ${wire}`)
  for (const wire of oldWires) if (!newWires.has(wire)) lines.push(`lacks the wire ${wire}`)
  return lines
}
