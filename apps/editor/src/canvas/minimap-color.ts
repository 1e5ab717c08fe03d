import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import type { CardNode } from './flow-elements.ts'

/** The colour of a node on the map: that of what it gives. */
export function minimapColor(node: CardNode): string {
  const ports = portsOf(useDocumentStore.getState().document, node.id)
  const kind = ports?.outputs[0]?.kind
  return kind ? `color-mix(in srgb, var(--type-${kind}) 45%, var(--surface))` : 'var(--line-strong)'
}
