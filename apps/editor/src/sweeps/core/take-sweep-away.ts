import type { Json } from '@weft/ports'
import { applyEdit, type Edit, type WorkflowDocument } from '@weft/workflow'
import { listEdit } from '../../canvas/boxes/box-edit.ts'
import { edgeEnd } from '../../canvas/edge-end.ts'
import { readPath } from '../../fields/read-path.ts'
import { portsOf } from '../../state/ports-of.ts'
import type { SweepFrame, SweepMark } from './sweep-mark.ts'
import { escapeBraces, replaceInTemplate, replaceWords } from './words-in-text.ts'

/**
 * The edits that take a sweep away and leave what was there before it: its nodes go, the wires in whose place it came
 * are drawn again, and what it changed is set back, unless somebody changed it since.
 */
export function takeSweepAway(document: WorkflowDocument, { frame, mark }: SweepFrame): readonly Edit[] {
  const edits: Edit[] = mark.nodes.flatMap((nodeId): Edit[] =>
    document.nodes[nodeId] ? [{ kind: 'remove-node', nodeId }] : [],
  )
  for (const { nodeId, path, before, wrote } of mark.params) {
    if (mark.nodes.includes(nodeId) || !document.nodes[nodeId]) continue
    if (JSON.stringify(readPath(document.nodes[nodeId]?.params, path)) !== JSON.stringify(wrote)) continue
    edits.push({ kind: 'set-param', nodeId, path, ...(before === undefined ? {} : { value: before }) })
  }
  const bare = edits.reduce((draft, edit) => applyEdit(draft, edit).document, document)
  for (const edge of mark.wires) {
    const from = edgeEnd(edge.from)
    const to = edgeEnd(edge.to)
    const isThere = portsOf(bare, from.nodeId)?.outputs.some(({ name }) => name === from.port)
    const target = portsOf(bare, to.nodeId)?.inputs.find(({ name }) => name === to.port)
    const isFree = target?.list || bare.edges.every((other) => other.to !== edge.to)
    if (isThere && target && isFree) edits.push({ kind: 'add-edge', edge })
  }
  const used = new Set(Object.values(bare.nodes).flatMap(({ params }) => Object.values(params)))
  for (const reference of mark.pins ?? [])
    if (reference in bare.models && !used.has(reference)) edits.push({ kind: 'pin-model', reference })
  edits.push(
    listEdit(
      'frames',
      document.layout.frames.filter(({ id }) => id !== frame.id),
    ),
  )
  return edits
}

/**
 * The edits that put the values of one cell into the parameters that a sweep tried, after it was taken away.
 *
 * @param values by place of the axis in the mark; what is missing stays as it was before the sweep. The model is not among
 * them, see `takeModel`.
 */
export function sweepValueEdits(mark: SweepMark, values: readonly (Json | undefined)[]): readonly Edit[] {
  const texts = new Map<string, string>()
  return mark.axes.flatMap(({ nodeId, path, text, models }, index): Edit[] => {
    const value = values[index]
    if (value === undefined || models) return []
    if (!text) return [{ kind: 'set-param', nodeId, path, value }]
    // Several words of one text are put in one after the other.
    const key = `${nodeId} ${path.join('.')}`
    const now = texts.get(key) ?? text.of
    const by = String(value)
    const next = text.isTemplate
      ? replaceInTemplate(now, text.words, escapeBraces(by))
      : replaceWords(now, text.words, by)
    texts.set(key, next)
    return [{ kind: 'set-param', nodeId, path, value: next }]
  })
}
