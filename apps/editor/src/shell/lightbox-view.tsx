import { Dialog } from '@base-ui/react/dialog'
import { ChevronLeft, ChevronRight, Download, Info, Maximize, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { assetUrl } from '../api/weft-client.ts'
import { type LightboxState, useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { PictureDetails } from './picture-details.tsx'

/** The ending of a file of a media type. */
function endingOf(mediaType: string): string {
  return mediaType.split('/').at(-1)?.replace('jpeg', 'jpg') ?? 'bin'
}

/** Pictures at full size: arrows leaf through, Space switches between fitted and actual size, Escape closes. */
export function LightboxView({ lightbox }: { readonly lightbox: LightboxState }) {
  const closeLightbox = useViewStore((state) => state.closeLightbox)
  const openLightbox = useViewStore((state) => state.openLightbox)
  const [isActual, setActual] = useState(false)
  const [hasDetails, setDetails] = useState(window.innerWidth > 900)
  const { images, index } = lightbox
  const shown = images[index]
  if (shown === undefined) return null
  const leaf = (step: number): void => {
    const next = (index + step + images.length) % images.length
    if (next !== index) openLightbox(images, next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') leaf(1)
    else if (event.key === 'ArrowLeft') leaf(-1)
    else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) setActual(!isActual)
    else return
    event.preventDefault()
  }
  const url = assetUrl(shown.image.asset)
  const title = shown.title ?? `Picture ${index + 1} of ${images.length}`
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeLightbox()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-[1000] bg-scrim" />
        <Dialog.Popup
          className="fixed inset-0 z-[1001] flex flex-col bg-bg/95 outline-none"
          onKeyDown={onKeyDown}
        >
          <header className="flex h-11 shrink-0 items-center gap-1 border-b px-3">
            <Dialog.Title className="min-w-0 flex-1 truncate text-sm">
              {title}
              {shown.simulated && (
                <span className="ml-2 rounded-sm border border-line-strong px-1.5 py-px text-xs text-dim">
                  Simulated
                </span>
              )}
            </Dialog.Title>
            <IconButton
              label={isActual ? 'Fit to window' : 'Actual size'}
              aria-pressed={isActual}
              onClick={() => setActual(!isActual)}
            >
              <Maximize size={15} aria-hidden />
            </IconButton>
            <IconButton
              label="How it was made"
              aria-pressed={hasDetails}
              onClick={() => setDetails(!hasDetails)}
            >
              <Info size={15} aria-hidden />
            </IconButton>
            <a
              href={url}
              download={`weft-${shown.image.asset.slice(7, 15)}.${endingOf(shown.image.mediaType)}`}
              aria-label="Download"
              title="Download"
              className="ui-icon-button"
            >
              <Download size={15} aria-hidden />
            </a>
            <IconButton label="Close" onClick={closeLightbox}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          <div className="flex min-h-0 flex-1 max-[900px]:flex-col">
            <div className="relative flex min-h-0 min-w-0 flex-1">
              <div
                className={joinClasses(
                  'flex min-h-0 flex-1 p-4',
                  isActual ? 'overflow-auto' : 'overflow-hidden',
                )}
              >
                <img
                  src={url}
                  alt={title}
                  className={joinClasses(
                    'm-auto',
                    isActual ? 'max-w-none' : 'max-h-full max-w-full object-contain',
                  )}
                />
              </div>
              {images.length > 1 && (
                <div className="pointer-events-none absolute inset-y-0 flex w-full items-center justify-between px-2">
                  <IconButton
                    label="Previous picture"
                    className="pointer-events-auto bg-surface-2!"
                    onClick={() => leaf(-1)}
                  >
                    <ChevronLeft size={16} aria-hidden />
                  </IconButton>
                  <IconButton
                    label="Next picture"
                    className="pointer-events-auto bg-surface-2!"
                    onClick={() => leaf(1)}
                  >
                    <ChevronRight size={16} aria-hidden />
                  </IconButton>
                </div>
              )}
            </div>
            {hasDetails && (
              <aside className="flex w-80 shrink-0 flex-col border-l bg-surface max-[900px]:max-h-[40%] max-[900px]:w-full max-[900px]:border-t max-[900px]:border-l-0">
                <PictureDetails shown={shown} />
              </aside>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
