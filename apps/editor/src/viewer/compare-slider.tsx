import { ChevronsLeftRight } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react'
import type { LightboxImage } from '../state/view-store.ts'
import { type PictureView, type PixelSize, placeOfPicture } from './picture-view.ts'
import { StagedPicture } from './staged-picture.tsx'
import { useStage } from './use-stage.ts'

/** What `CompareSlider` takes. */
export interface CompareSliderProps {
  /** What is seen at the left of the line, and what at its right. */
  readonly left: LightboxImage
  readonly right: LightboxImage
  readonly view: PictureView
  readonly onView: (view: PictureView) => void
  readonly onSize: (size: PixelSize) => void
}

/** How far a key moves the line, of 100; with Shift. */
const steps = { small: 1, large: 10 }

/** Two pictures over each other, with a line to move between them. */
export function CompareSlider({ left, right, view, onView, onSize }: CompareSliderProps) {
  const { stage, size } = useStage({ picture: left.image, view, onView })
  const [share, setShare] = useState(50)
  useEffect(() => {
    if (size) onSize(size)
  }, [size, onSize])
  const span = size && spanOf([left, right], view, size)
  const line = span ? span.start + ((span.end - span.start) * share) / 100 : 0
  const moveTo = (next: number): void => setShare(Math.min(100, Math.max(0, next)))
  const onDrag = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !span) return
    const box = stage.current?.getBoundingClientRect()
    moveTo(((event.clientX - (box?.left ?? 0) - span.start) / Math.max(1, span.end - span.start)) * 100)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? steps.large : steps.small
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: share - step,
      ArrowDown: share - step,
      ArrowRight: share + step,
      ArrowUp: share + step,
      PageDown: share - steps.large,
      PageUp: share + steps.large,
      Home: 0,
      End: 100,
    }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    moveTo(next)
  }
  return (
    <div ref={stage} className="stage" data-testid="compare-stage" data-pans={view.zoom > 1 || undefined}>
      {size && (
        <>
          <div className="compare-over" style={{ clipPath: `inset(0 0 0 ${line}px)` }}>
            <StagedPicture shown={right} name={`B: ${right.title ?? 'picture'}`} view={view} stage={size} />
          </div>
          <div className="compare-over" style={{ clipPath: `inset(0 ${size.width - line}px 0 0)` }}>
            <StagedPicture shown={left} name={`A: ${left.title ?? 'picture'}`} view={view} stage={size} />
          </div>
          <div
            role="slider"
            tabIndex={0}
            aria-label="Where the pictures meet"
            aria-orientation="horizontal"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share)}
            aria-valuetext={`A ${Math.round(share)} %, B ${100 - Math.round(share)} %`}
            className="compare-line"
            style={{ left: line }}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onDrag}
          >
            <span className="compare-grip">
              <ChevronsLeftRight size={16} aria-hidden />
            </span>
          </div>
          <span className="compare-letter is-left">A</span>
          <span className="compare-letter is-right">B</span>
        </>
      )}
    </div>
  )
}

/** From where to where the line moves: the part of the stage where a picture is. */
function spanOf(pictures: readonly LightboxImage[], view: PictureView, stage: PixelSize) {
  const places = pictures.map(({ image }) => {
    const { left, scale } = placeOfPicture(view, { picture: image, stage })
    return { start: left, end: left + image.width * scale }
  })
  return {
    start: Math.max(0, Math.min(...places.map(({ start }) => start))),
    end: Math.min(stage.width, Math.max(...places.map(({ end }) => end))),
  }
}
