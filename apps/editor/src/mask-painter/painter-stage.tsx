import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Painter } from './create-painter.ts'
import { drawStage } from './draw-stage.ts'
import { StageOverlay } from './stage-overlay.tsx'
import { watchPointer } from './watch-pointer.ts'
import { fitPicture } from './zoom-painter.ts'

/** The picture with the mask over it, painted on by pointer and by keyboard. */
export function PainterStage({
  painter,
  bitmap,
}: {
  readonly painter: Painter
  readonly bitmap: ImageBitmap
}) {
  const stage = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLCanvasElement>(null)
  const mask = useRef<HTMLCanvasElement>(null)
  const { store, sheet } = painter
  const isPanning = useStore(store, (state) => state.isPanning)
  useEffect(() => {
    if (!stage.current || !picture.current || !mask.current) return
    const element = stage.current
    element.tabIndex = 0
    const measure = () => {
      store.setState({ stage: { width: element.clientWidth, height: element.clientHeight } })
      if (store.getState().isFitted) fitPicture(store, sheet)
    }
    measure()
    const resizing = new ResizeObserver(measure)
    resizing.observe(element)
    const endDrawing = drawStage(painter, bitmap, { picture: picture.current, mask: mask.current })
    const endPointer = watchPointer(element, painter)
    element.focus({ preventScroll: true })
    return () => {
      resizing.disconnect()
      endDrawing()
      endPointer()
    }
  }, [painter, bitmap, store, sheet])
  return (
    <div
      ref={stage}
      className="painter-stage"
      role="application"
      aria-label="Mask: arrows move the cursor, Enter sets the tool down and lifts it"
      data-panning={isPanning || undefined}
    >
      <canvas ref={picture} />
      <canvas ref={mask} />
      <StageOverlay painter={painter} />
    </div>
  )
}
