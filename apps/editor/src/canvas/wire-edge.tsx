import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { WireEdge as Wire } from './flow-elements.ts'
import { reroutePath } from './reroute-path.ts'
import { WirePoints } from './wire-points.tsx'

/** A wire in the colour of its type; a list is drawn double. It flows only while what it feeds is running. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<Wire>) {
  const { id, source, target, sourceX, sourceY, targetX, targetY, data, selected } = props
  const points = useDocumentStore((state) => state.document.layout.reroutes?.[id])
  // While both ends are dragged the points go with them, as they will when the drag ends.
  const shift = useCanvasStore(({ dragged }) => points && dragged.has(target) && dragged.get(source))
  const origin = useDocumentStore((state) => (shift ? state.document.layout.nodes[source] : undefined))
  const way = shift && origin ? { x: shift.x - origin.x, y: shift.y - origin.y } : { x: 0, y: 0 }
  const stops = (points ?? []).map(({ x, y }) => ({ x: x + way.x, y: y + way.y }))
  const path = reroutePath({ x: sourceX, y: sourceY }, stops, { x: targetX, y: targetY })
  const state = [selected && 'is-selected', data?.live && 'is-live', data?.list && 'is-list']
    .filter(Boolean)
    .join(' ')
  return (
    <>
      <g className={`wire ${state}`} style={{ color: `var(--type-${data?.kind ?? 'any'})` }}>
        <BaseEdge id={id} path={path} interactionWidth={18} className="wire-line" />
        {data?.list && <path d={path} className="wire-core" />}
        {data?.live && <path d={path} className="wire-flow" />}
      </g>
      {stops.length > 0 && (
        <EdgeLabelRenderer>
          <div style={{ color: `var(--type-${data?.kind ?? 'any'})` }}>
            <WirePoints wire={id} points={stops} />
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
