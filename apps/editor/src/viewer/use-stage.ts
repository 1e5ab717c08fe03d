import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { PictureView, PixelSize } from './picture-view.ts'
import { watchStage } from './watch-stage.ts'

/** What `useStage` takes. */
export interface StageOptions {
  readonly picture: PixelSize
  readonly view: PictureView
  readonly onView: (view: PictureView) => void
  readonly onSwipe?: ((step: 1 | -1) => void) | undefined
}

/** A stage that zooms and pans a picture: the ref of its element, and its size once it is known. */
export function useStage(options: StageOptions): {
  readonly stage: RefObject<HTMLDivElement | null>
  readonly size: PixelSize | undefined
} {
  const stage = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<PixelSize>()
  const latest = useRef({ ...options, size })
  latest.current = { ...options, size }
  useLayoutEffect(() => {
    const element = stage.current
    if (!element) return
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    const unwatch = watchStage(element, {
      staged: () => ({
        picture: latest.current.picture,
        stage: latest.current.size ?? { width: element.clientWidth, height: element.clientHeight },
      }),
      view: () => latest.current.view,
      setView: (view) => {
        // Several moves may come before the next drawing: each goes on from the one before.
        latest.current = { ...latest.current, view }
        latest.current.onView(view)
      },
      onSwipe: (step) => latest.current.onSwipe?.(step),
    })
    return () => {
      observer.disconnect()
      unwatch()
    }
  }, [])
  return { stage, size }
}
