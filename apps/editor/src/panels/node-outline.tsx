import type { Point } from '@weft/workflow'
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore } from '../state/view-store.ts'

/** Nodes that are listed; in a larger document the search finds the others. */
const listed = 60

/** The nodes of the document from left to right; pressing one shows its parameters and brings it into view. */
export function NodeOutline() {
  const document = useDocumentStore((state) => state.document)
  const nodeIds = useDocumentStore(useShallow((state) => Object.keys(state.document.nodes)))
  const showNode = useViewStore((state) => state.showNode)
  const openFind = useViewStore((state) => state.openFind)
  const places = document.layout.nodes
  const ids = useMemo(() => sortByPlace(nodeIds, places), [nodeIds, places])
  if (ids.length === 0) return <p className="text-sm text-dim">Nothing is on the canvas yet.</p>
  return (
    <section aria-labelledby="weft-outline">
      <h3 id="weft-outline" className="pb-1 text-xs text-dim">
        Nodes ({ids.length})
      </h3>
      <ul className="-mx-2">
        {ids.slice(0, listed).map((nodeId) => {
          const name = nameOfNode(document, nodeId)
          const type = registry.get(document.nodes[nodeId]?.type ?? '')?.title ?? ''
          return (
            <li key={nodeId}>
              <button
                type="button"
                onClick={() => showNode(nodeId)}
                className="flex h-7 w-full items-center justify-between gap-3 rounded-sm px-2 text-left text-sm hover:bg-surface-3 max-[600px]:h-10"
              >
                <span className="truncate">{name}</span>
                {type !== name && <span className="shrink-0 text-xs text-dim">{type}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      {ids.length > listed && (
        <button type="button" className="rounded-sm text-xs text-dim hover:text-text" onClick={openFind}>
          and {ids.length - listed} more: find one
        </button>
      )}
    </section>
  )
}

function sortByPlace(nodeIds: readonly string[], places: Readonly<Record<string, Point>>): readonly string[] {
  const place = (nodeId: string) => places[nodeId] ?? { x: 0, y: 0 }
  return nodeIds.toSorted((a, b) => place(a).x - place(b).x || place(a).y - place(b).y)
}
