import { CornerUpLeft } from 'lucide-react'
import { edgeEnd } from '../canvas/edge-end.ts'
import { nameOfEnd } from '../canvas/name-of-end.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'

/** Says where a wired value comes from; a press goes there. */
export function WireSource({ from }: { readonly from: string }) {
  const label = useDocumentStore((state) => nameOfEnd(state.document, from, 'output'))
  const focusNode = useViewStore((state) => state.focusNode)
  return (
    <button
      type="button"
      className="field-source nodrag"
      aria-label={`Comes from ${label}. Go there`}
      onClick={() => focusNode(edgeEnd(from).nodeId)}
    >
      <CornerUpLeft size={11} aria-hidden />
      <span>{label}</span>
    </button>
  )
}
