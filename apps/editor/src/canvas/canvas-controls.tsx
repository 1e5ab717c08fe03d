import { Maximize, Minus, Plus, Search } from 'lucide-react'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { viewMotion } from './canvas-commands.ts'
import { useCanvasStore } from './canvas-store.ts'
import { largestFit } from './largest-fit.ts'
import { fitNodes } from './overview/fit-nodes.ts'
import { useCalmZoom } from './use-calm-zoom.ts'

/** Add, zoom and fit, at the edge of the canvas. */
export function CanvasControls() {
  const zoom = useCalmZoom()
  const flow = useCanvasStore((state) => state.flow)
  const openPalette = useViewStore((state) => state.openPalette)
  const duration = viewMotion()
  return (
    <div className="canvas-controls" role="toolbar" aria-label="Canvas">
      <IconButton label="Add a node" keys="Space" onClick={() => openPalette()}>
        <Search size={14} aria-hidden />
      </IconButton>
      <span className="canvas-controls-line" />
      <IconButton label="Zoom out" onClick={() => void flow?.zoomOut({ duration })}>
        <Minus size={14} aria-hidden />
      </IconButton>
      <button
        type="button"
        className="canvas-zoom"
        aria-label={`Zoom ${zoom} %, set to actual size`}
        onClick={() => void flow?.zoomTo(1, { duration })}
      >
        {zoom}%
      </button>
      <IconButton label="Zoom in" onClick={() => void flow?.zoomIn({ duration })}>
        <Plus size={14} aria-hidden />
      </IconButton>
      <IconButton
        label="Fit all in view"
        keys="Shift 1"
        onClick={() => fitNodes({ padding: 0.12, maxZoom: largestFit(), duration })}
      >
        <Maximize size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
