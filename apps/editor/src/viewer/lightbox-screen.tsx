import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { starResults } from '../results/star-results.ts'
import { putBackResults, trashResults } from '../results/trash-results.ts'
import { useResultOf } from '../results/use-result-of.ts'
import { type LightboxState, useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Screen } from '../ui/screen.tsx'
import { LightboxHead } from './lightbox-head.tsx'
import { PictureDetails } from './picture-details.tsx'
import { type PictureView, wholePicture } from './picture-view.ts'
import { StagedPicture } from './staged-picture.tsx'
import { useLeafing } from './use-leafing.ts'
import { useStage } from './use-stage.ts'
import { viewOfKey } from './view-of-key.ts'
import './viewer.css'

/** Pixels of the window from which on the details are open at first. */
const roomForDetails = 900

/** Pictures at full size: leafed through, zoomed, with how they were made. */
export function LightboxScreen({ lightbox }: { readonly lightbox: LightboxState }) {
  const { closeLightbox } = useViewStore.getState()
  const { shown, index, count, leaf, leafToEnd, leafOn } = useLeafing(lightbox)
  const result = useResultOf(shown)
  const [hasDetails, setDetails] = useState(window.innerWidth > roomForDetails)
  const [view, setView] = useState<PictureView>(wholePicture)
  const asset = shown?.image.asset
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is shown whole
  useEffect(() => setView(wholePicture), [asset, index])
  const { stage, size } = useStage({
    picture: shown?.image ?? { width: 1, height: 1 },
    view,
    onView: setView,
    onSwipe: leaf,
  })
  if (shown === undefined) return null
  const title = shown.title?.trim() || `Picture ${index + 1} of ${count}`
  const staged = { picture: shown.image, stage: size ?? { width: 1, height: 1 } }
  const isTrashed = result?.trashedAt !== undefined
  const acts = {
    star: () => result && void starResults([result], !result.starred),
    remove: () => {
      if (result === undefined) return
      if (isTrashed) return void putBackResults([result])
      leafOn()
      void trashResults([result])
    },
    details: () => setDetails((before) => !before),
  }
  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const isControl = event.target instanceof HTMLElement && event.target.closest('button, a') !== null
    if (event.key === ' ' && isControl) return false
    const next = viewOfKey(event, view, staged)
    if (next !== undefined) setView(next)
    else if (event.key === 'ArrowRight') leaf(1)
    else if (event.key === 'ArrowLeft') leaf(-1)
    else if (event.key === 'Home') leafToEnd(-1)
    else if (event.key === 'End') leafToEnd(1)
    else if (event.key === 's') acts.star()
    else if (event.key === 'Delete' || event.key === 'Backspace') acts.remove()
    else if (event.key === 'i') acts.details()
    else return false
    return true
  }
  return (
    <Screen title={title} className="viewer" onClose={closeLightbox} onKey={onKey}>
      <LightboxHead
        shown={shown}
        title={title}
        place={`${(index + 1).toLocaleString()} of ${count.toLocaleString()}`}
        result={result}
        view={view}
        staged={staged}
        onView={setView}
        hasDetails={hasDetails}
        acts={acts}
        onClose={closeLightbox}
      />
      <div className="viewer-body">
        <div ref={stage} className="stage" data-testid="stage" data-pans={view.zoom > 1 || undefined}>
          {size && <StagedPicture key={asset} shown={shown} name={title} view={view} stage={size} />}
          {count > 1 && (
            <>
              <IconButton
                label="Previous picture"
                keys="←"
                className="stage-leaf is-previous"
                onClick={() => leaf(-1)}
              >
                <ChevronLeft size={18} aria-hidden />
              </IconButton>
              <IconButton
                label="Next picture"
                keys="→"
                className="stage-leaf is-next"
                onClick={() => leaf(1)}
              >
                <ChevronRight size={18} aria-hidden />
              </IconButton>
            </>
          )}
        </div>
        {hasDetails && (
          <aside className="viewer-aside" aria-label="Details">
            <PictureDetails key={asset} shown={shown} result={result} />
          </aside>
        )}
      </div>
    </Screen>
  )
}
