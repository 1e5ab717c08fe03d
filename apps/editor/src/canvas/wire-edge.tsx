import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import type { WireEdge as Wire } from './flow-elements.ts'

/** A wire in the colour of its type; a list is drawn double. It flows only while what it feeds is running. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<Wire>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, selected } = props
  const [path] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    curvature: 0.35,
  })
  const state = [selected && 'is-selected', data?.live && 'is-live', data?.list && 'is-list']
    .filter(Boolean)
    .join(' ')
  return (
    <g className={`wire ${state}`} style={{ color: `var(--type-${data?.kind ?? 'any'})` }}>
      <BaseEdge id={id} path={path} interactionWidth={18} className="wire-line" />
      {data?.list && <path d={path} className="wire-core" />}
      {data?.live && <path d={path} className="wire-flow" />}
    </g>
  )
})
