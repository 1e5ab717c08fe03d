import { CornerUpLeft } from 'lucide-react'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useViewStore } from '../state/view-store.ts'

/** Says where a wired value comes from; a press goes there. */
export function WireSource({ from }: { readonly from: string }) {
  const dot = from.indexOf('.')
  const nodeId = from.slice(0, dot)
  const portName = from.slice(dot + 1)
  const label = useDocumentStore((state) => {
    const title = nameOfNode(state.document, nodeId)
    const outputs = portsOf(state.document, nodeId)?.outputs ?? []
    const port = outputs.find((output) => output.name === portName)
    return port && port !== outputs[0] ? `${title} · ${port.title}` : title
  })
  const focusNode = useViewStore((state) => state.focusNode)
  return (
    <button
      type="button"
      className="field-source nodrag"
      aria-label={`Comes from ${label}. Go there`}
      onClick={() => focusNode(nodeId)}
    >
      <CornerUpLeft size={11} aria-hidden />
      <span>{label}</span>
    </button>
  )
}
