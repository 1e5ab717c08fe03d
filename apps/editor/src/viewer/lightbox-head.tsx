import type { ResultView } from '@weft/client'
import { Download, Info, Star, Trash2, Undo2, X } from 'lucide-react'
import { assetUrl, weft } from '../api/weft-client.ts'
import { dragPicture } from '../results/drag-picture.ts'
import type { LightboxImage } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { PictureView, Staged } from './picture-view.ts'
import { ZoomControls } from './zoom-controls.tsx'

/** What `LightboxHead` takes. */
export interface LightboxHeadProps {
  readonly shown: LightboxImage
  readonly title: string
  /** Which of how many. */
  readonly place: string
  readonly result: ResultView | undefined
  readonly view: PictureView
  readonly staged: Staged
  readonly onView: (view: PictureView) => void
  readonly hasDetails: boolean
  readonly acts: { readonly star: () => void; readonly remove: () => void; readonly details: () => void }
  readonly onClose: () => void
}

/** The head of the lightbox: what is shown, how near, and what can be done with it. */
export function LightboxHead(props: LightboxHeadProps) {
  const { shown, title, place, result, view, staged, onView, hasDetails, acts, onClose } = props
  const { asset, mediaType } = shown.image
  const ending = mediaType.split('/').at(-1)?.replace('jpeg', 'jpg') ?? 'bin'
  const isTrashed = result?.trashedAt !== undefined
  return (
    <header className="viewer-head">
      <span className="viewer-handle" title="Drag it onto the canvas" {...dragPicture(asset)}>
        <img src={assetUrl(asset, 128)} alt="" draggable={false} />
      </span>
      <h2 className="viewer-title" title={title}>
        {title}
      </h2>
      {shown.simulated && <span className="viewer-note">Simulated</span>}
      <span className="viewer-place">{place}</span>
      <span className="viewer-gap" />
      <ZoomControls view={view} staged={staged} onView={onView} />
      <fieldset aria-label="This picture" className="viewer-acts">
        {result !== undefined && !isTrashed && (
          <IconButton
            label={result.starred ? 'Take the star off' : 'Star'}
            keys="S"
            aria-pressed={result.starred}
            onClick={acts.star}
          >
            <Star size={15} fill={result.starred ? 'currentColor' : 'none'} aria-hidden />
          </IconButton>
        )}
        <a
          href={result === undefined ? assetUrl(asset) : weft.results.fileUrl(result.id)}
          download={result === undefined ? `weft-${asset.slice(7, 15)}.${ending}` : ''}
          aria-label="Download"
          title="Download, with the workflow that made it inside"
          className="ui-icon-button"
        >
          <Download size={15} aria-hidden />
        </a>
        {result !== undefined && (
          <IconButton label={isTrashed ? 'Put back from the bin' : 'Delete'} keys="Del" onClick={acts.remove}>
            {isTrashed ? <Undo2 size={15} aria-hidden /> : <Trash2 size={15} aria-hidden />}
          </IconButton>
        )}
        <IconButton label="How it was made" keys="I" aria-pressed={hasDetails} onClick={acts.details}>
          <Info size={15} aria-hidden />
        </IconButton>
      </fieldset>
      <IconButton label="Close" keys="Esc" onClick={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
    </header>
  )
}
