import { WeftUnreachableError } from '@weft/client'
import { ImageOff, Images, ServerOff, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { reasonOf } from '../results/reason-of.ts'
import { Button } from '../ui/button.tsx'

/** What stands in the gallery when there is no picture to show. */
export function GalleryMessage(props: {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
}) {
  return (
    <div className="gallery-message">
      {props.icon}
      <h3>{props.title}</h3>
      {props.children}
    </div>
  )
}

/** Says that nothing is there, and why that may be. */
export function EmptyGallery(props: {
  readonly isTrash: boolean
  readonly isFiltered: boolean
  readonly onClear: () => void
  readonly onClose: () => void
}) {
  const { isTrash, isFiltered, onClear, onClose } = props
  if (isFiltered)
    return (
      <GalleryMessage icon={<ImageOff size={28} strokeWidth={1.5} aria-hidden />} title="No picture fits">
        <p>
          {isTrash ? 'Nothing in the bin fits the filters.' : 'No picture of the gallery fits the filters.'}
        </p>
        <Button variant="outline" onClick={onClear}>
          Clear filters
        </Button>
      </GalleryMessage>
    )
  if (isTrash)
    return (
      <GalleryMessage icon={<Trash2 size={28} strokeWidth={1.5} aria-hidden />} title="The bin is empty">
        <p>Pictures that you delete can be put back from here.</p>
      </GalleryMessage>
    )
  return (
    <GalleryMessage icon={<Images size={28} strokeWidth={1.5} aria-hidden />} title="No pictures yet">
      <p>Everything that your runs make is kept here, with the workflow that made it.</p>
      <Button variant="primary" onClick={onClose}>
        Back to the canvas
      </Button>
    </GalleryMessage>
  )
}

/** Says why nothing came. */
export function FailedGallery(props: { readonly error: unknown; readonly onRetry: () => void }) {
  const { error, onRetry } = props
  const isOffline = error instanceof WeftUnreachableError
  return (
    <GalleryMessage
      icon={<ServerOff size={28} strokeWidth={1.5} aria-hidden />}
      title={isOffline ? 'The server does not answer' : 'The pictures could not be listed'}
    >
      <p role="alert">{reasonOf(error)}</p>
      <Button variant="outline" onClick={onRetry}>
        Try again
      </Button>
    </GalleryMessage>
  )
}
