import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '../ui/icon-button.tsx'
import {
  actualZoom,
  fitScale,
  type PictureView,
  type Staged,
  wholePicture,
  zoomAtMiddle,
} from './picture-view.ts'

/** How much a press or a key zooms. */
export const zoomStep = 1.25

/** What `ZoomControls` takes. */
export interface ZoomControlsProps {
  readonly view: PictureView
  readonly staged: Staged
  readonly onView: (view: PictureView) => void
}

/** Zoom out, how near it is, zoom in, all of the picture, actual pixels. */
export function ZoomControls({ view, staged, onView }: ZoomControlsProps) {
  const percent = Math.round(fitScale(staged) * view.zoom * 100)
  return (
    <fieldset aria-label="Zoom" className="viewer-zooms">
      <IconButton
        label="Zoom out"
        keys="-"
        onClick={() => onView(zoomAtMiddle(view, view.zoom / zoomStep, staged))}
      >
        <ZoomOut size={15} aria-hidden />
      </IconButton>
      <span className="viewer-percent" data-testid="zoom">
        {percent} %
      </span>
      <IconButton
        label="Zoom in"
        keys="+"
        onClick={() => onView(zoomAtMiddle(view, view.zoom * zoomStep, staged))}
      >
        <ZoomIn size={15} aria-hidden />
      </IconButton>
      <IconButton
        label="Fit to window"
        keys="0"
        aria-pressed={view.zoom === 1}
        onClick={() => onView(wholePicture)}
      >
        <Maximize size={15} aria-hidden />
      </IconButton>
      <IconButton
        label="1:1, actual size"
        keys="1"
        aria-pressed={percent === 100}
        onClick={() => onView(zoomAtMiddle(view, actualZoom(staged), staged))}
      >
        <span className="viewer-actual" aria-hidden>
          1:1
        </span>
      </IconButton>
    </fieldset>
  )
}
