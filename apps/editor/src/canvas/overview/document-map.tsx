import { useStoreApi } from '@xyflow/react'
import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react'
import { useDocumentStore } from '../../state/document-store.ts'
import { useViewStore } from '../../state/view-store.ts'
import { calmly } from '../../ui/calmly.ts'
import { calmPause } from '../calm-pause.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { currentScene } from './current-scene.ts'
import { type PaintColors, readPaintColors } from './paint-colors.ts'
import { type MapScale, mapDensity, mapScale, paintMap, paintMapView } from './paint-map.ts'

/** Pixels of the map. */
const size = { width: 144, height: 96 } as const

/** Milliseconds without a change before the map is painted anew; the frame of the view follows at once. */
const repaintDelay = 200

/** The map of a large document: painted once for a document, with the frame of the view over it. Press or drag to go there. */
export function DocumentMap() {
  const flow = useStoreApi()
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLCanvasElement>(null)
  const scale = useRef<MapScale>(undefined)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let colors: PaintColors | undefined
    const placeFrame = () => {
      const { transform, width, height } = flow.getState()
      const { current: element } = frame
      const { current: map } = scale
      if (!element || !map || !colors) return
      const [x, y, zoom] = transform
      const view = {
        x: (-x / zoom - map.x) * map.scale,
        y: (-y / zoom - map.y) * map.scale,
        width: (width / zoom) * map.scale,
        height: (height / zoom) * map.scale,
      }
      paintMapView(element, view, colors)
    }
    const placeCalmly = calmly(placeFrame, calmPause)
    const paint = () => {
      if (!canvas.current) return
      const { boxes } = currentScene()
      colors = readPaintColors(canvas.current)
      scale.current = mapScale([...boxes.values()], size)
      paintMap(canvas.current, boxes, scale.current, colors)
      placeFrame()
    }
    const schedule = () => {
      clearTimeout(timer)
      timer = setTimeout(paint, repaintDelay)
    }
    const stops = [
      flow.subscribe((state, before) => {
        const isSameSize = state.width === before.width && state.height === before.height
        if (state.transform === before.transform && isSameSize) return
        // A zoom needs all of a frame's time; a shift leaves some.
        if (state.transform[2] === before.transform[2]) placeFrame()
        else placeCalmly()
      }),
      placeCalmly.stop,
      useDocumentStore.subscribe((state, before) => {
        if (
          state.document.layout !== before.document.layout ||
          state.document.nodes !== before.document.nodes
        )
          schedule()
      }),
      useViewStore.subscribe((state, before) => {
        if (state.theme !== before.theme) schedule()
      }),
    ]
    paint()
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [flow])

  const go = (event: ReactPointerEvent) => {
    const { current: map } = scale
    if (event.buttons !== 1 || !map) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const corner = event.currentTarget.getBoundingClientRect()
    const x = (event.clientX - corner.left) / map.scale + map.x
    const y = (event.clientY - corner.top) / map.scale + map.y
    const { flow: instance } = useCanvasStore.getState()
    void instance?.setCenter(x, y, { zoom: instance.getZoom(), duration: 0 })
  }

  return (
    <div className="document-map react-flow__minimap" onPointerDown={go} onPointerMove={go}>
      <canvas
        ref={canvas}
        width={size.width * mapDensity}
        height={size.height * mapDensity}
        role="img"
        aria-label="Map of the canvas"
      />
      <canvas ref={frame} width={size.width * mapDensity} height={size.height * mapDensity} />
    </div>
  )
}
