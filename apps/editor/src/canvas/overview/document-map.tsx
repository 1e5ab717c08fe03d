import { useStoreApi } from '@xyflow/react'
import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react'
import { useDocumentStore } from '../../state/document-store.ts'
import { calmly } from '../../ui/calmly.ts'
import { calmPause } from '../calm-pause.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { currentScene } from './current-scene.ts'
import { type MapScale, mapScale, paintMap } from './paint-map.ts'

/** Pixels of the map. */
const size = { width: 144, height: 96 } as const

/** Milliseconds without a change before the map is painted anew; the frame of the view follows at once. */
const repaintDelay = 200

/** The map of a large document: painted once for a document, with the frame of the view over it. Press or drag to go there. */
export function DocumentMap() {
  const flow = useStoreApi()
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const scale = useRef<MapScale>(undefined)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const placeFrame = () => {
      const { transform, width, height } = flow.getState()
      const { current: element } = frame
      const { current: map } = scale
      if (!element || !map) return
      const [x, y, zoom] = transform
      element.style.width = `${(width / zoom) * map.scale}px`
      element.style.height = `${(height / zoom) * map.scale}px`
      element.style.transform = `translate(${(-x / zoom - map.x) * map.scale}px, ${(-y / zoom - map.y) * map.scale}px)`
    }
    const placeCalmly = calmly(placeFrame, calmPause)
    const paint = () => {
      if (!canvas.current) return
      const { boxes } = currentScene()
      scale.current = mapScale([...boxes.values()], size)
      paintMap(canvas.current, boxes, scale.current)
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
        // Shifted, the frame is only moved; zoomed, it is laid out and drawn anew.
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
        width={size.width * 2}
        height={size.height * 2}
        role="img"
        aria-label="Map of the canvas"
      />
      <div ref={frame} className="document-map-view" />
    </div>
  )
}
