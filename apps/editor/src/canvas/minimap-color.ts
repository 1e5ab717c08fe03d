import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import type { CanvasNode } from './flow-elements.ts'

/** The colour of a node on the map: that of what it gives. */
export function minimapColor(node: CanvasNode): string {
  if (node.type === 'frame') return 'color-mix(in srgb, var(--line-strong) 30%, transparent)'
  const ports = portsOf(useDocumentStore.getState().document, node.id)
  const kind = ports?.outputs[0]?.kind
  return kind ? `color-mix(in srgb, var(--type-${kind}) 45%, var(--surface))` : 'var(--line-strong)'
}
