import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { useWindowStore } from './window-store.ts'
import { wirePaths } from './wire-paths.ts'

/** The wires that cross the view under the cards; a part of the layer with the cards, so that it is drawn once. */
export function PassingWires() {
  const wires = useWindowStore((state) => state.passing)
  const paths = useMemo(() => [...wirePaths(wires)], [wires])
  return (
    <ViewportPortal>
      <svg className="passing-wires" aria-hidden>
        {paths.map(([kind, data]) => (
          <path key={kind} d={data} style={{ stroke: `var(--type-${kind})` }} />
        ))}
      </svg>
    </ViewportPortal>
  )
}
