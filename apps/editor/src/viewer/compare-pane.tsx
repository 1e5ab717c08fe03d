import { useEffect } from 'react'
import type { LightboxImage } from '../state/view-store.ts'
import { letterOf } from './parameter-table.tsx'
import type { PictureView, PixelSize } from './picture-view.ts'
import { StagedPicture } from './staged-picture.tsx'
import { useStage } from './use-stage.ts'

/** What `ComparePane` takes. */
export interface ComparePaneProps {
  readonly shown: LightboxImage
  readonly index: number
  readonly view: PictureView
  readonly onView: (view: PictureView) => void
  readonly onSize: (size: PixelSize) => void
}

/** One of several pictures side by side; what moves one moves all. */
export function ComparePane({ shown, index, view, onView, onSize }: ComparePaneProps) {
  const { stage, size } = useStage({ picture: shown.image, view, onView })
  useEffect(() => {
    if (size) onSize(size)
  }, [size, onSize])
  return (
    <figure className="compare-pane">
      <div ref={stage} className="stage" data-pans={view.zoom > 1 || undefined}>
        {size && (
          <StagedPicture
            shown={shown}
            name={`${letterOf(index)}: ${shown.title ?? 'picture'}`}
            view={view}
            stage={size}
          />
        )}
      </div>
      <figcaption className="compare-caption">
        <b>{letterOf(index)}</b>
        <span>{shown.title ?? `${shown.image.width} × ${shown.image.height}`}</span>
        {shown.simulated && <span className="compare-note">Simulated</span>}
      </figcaption>
    </figure>
  )
}
