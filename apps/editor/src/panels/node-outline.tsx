import type { Point } from '@weft/workflow'
import { useMemo } from 'react'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { nodeIds } from '../state/node-ids.ts'
import { registry } from '../state/registry.ts'
import { useSameList } from '../state/use-same-list.ts'
import { useViewStore } from '../state/view-store.ts'

/** Nodes that are listed; in a larger document the search finds the others. */
const listed = 60

/** The nodes of the document from left to right; pressing one shows its parameters and brings it into view. */
export function NodeOutline() {
  const all = useDocumentStore(useSameList((state) => nodeIds(state.document)))
  const places = useDocumentStore((state) => state.document.layout.nodes)
  const showNode = useViewStore((state) => state.showNode)
  const openFind = useViewStore((state) => state.openFind)
  const ids = useMemo(() => sortByPlace(all, places), [all, places])
  const names = useDocumentStore(
    useSameList(({ document }) => ids.slice(0, listed).map((nodeId) => nameOfNode(document, nodeId))),
  )
  const types = useDocumentStore(
    useSameList(({ document }) =>
      ids.slice(0, listed).map((nodeId) => registry.get(document.nodes[nodeId]?.type ?? '')?.title ?? ''),
    ),
  )
  if (ids.length === 0) return <p className="text-sm text-dim">Nothing is on the canvas yet.</p>
  return (
    <section aria-labelledby="weft-outline">
      <h3 id="weft-outline" className="pb-1 text-xs text-dim">
        Nodes ({ids.length})
      </h3>
      <ul className="-mx-2">
        {ids.slice(0, listed).map((nodeId, index) => {
          const name = names[index] ?? nodeId
          const type = types[index] ?? ''
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
