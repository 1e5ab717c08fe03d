import type { ResultView } from '@weft/client'
import { X } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { reasonOf } from '../results/reason-of.ts'
import { starResults } from '../results/star-results.ts'
import { toLightboxImage } from '../results/to-lightbox-image.ts'
import { putBackResults, trashResults } from '../results/trash-results.ts'
import { type GalleryWish, useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { RangeSlider } from '../ui/range-slider.tsx'
import { Screen } from '../ui/screen.tsx'
import { mostCompared } from '../viewer/most-compared.ts'
import { FilterBar } from './filter-bar.tsx'
import { isFiltered, wholeGallery } from './gallery-filter.ts'
import { EmptyGallery, FailedGallery } from './gallery-message.tsx'
import { filterGallery, tileSizes, useGalleryStore } from './gallery-store.ts'
import { PictureGrid } from './picture-grid.tsx'
import type { TileAct } from './picture-tile.tsx'
import { SearchBox } from './search-box.tsx'
import { extendChosen, noSelection, toggleChosen } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { useLightboxOfGallery } from './use-lightbox-of-gallery.ts'
import { useResults } from './use-results.ts'
import './gallery.css'

/** Pictures that stand in for those on their way. */
const places = 24

/** Every picture that runs made, to be found again, looked at, compared, kept and taken back to the canvas. */
export function Gallery({ wish }: { readonly wish: GalleryWish }) {
  const { closeGallery, openLightbox, compare } = useViewStore.getState()
  const isUnderViewer = useViewStore((state) => state.lightbox !== undefined || state.comparing !== undefined)
  const { filter, selection, choosesAll, active, size, list } = useGalleryStore()
  const shown = useResults()
  const { results, total, status, error } = shown
  const [focusCount, setFocusCount] = useState(0)
  const search = useRef<HTMLInputElement>(null)
  const trashed = useRef<readonly ResultView[]>([])
  useEffect(() => {
    const { runId } = useGalleryStore.getState().filter
    if (wish.runId !== undefined) filterGallery({ ...wholeGallery, runId: wish.runId })
    else if (runId !== undefined) filterGallery({ runId: undefined })
  }, [wish.runId])

  const chosen = useMemo(
    () => results.filter(({ id }) => choosesAll || selection.ids.has(id)),
    [results, selection, choosesAll],
  )
  const chosenIds = useMemo(() => new Set(chosen.map(({ id }) => id)), [chosen])
  const { more } = list
  useEffect(() => {
    if (choosesAll && shown.hasMore && error === undefined && results.length > 0) void more()
  }, [choosesAll, shown.hasMore, error, results, more])
  const choose = (next: typeof selection): void =>
    useGalleryStore.setState({ selection: next, choosesAll: false })
  const clear = (): void => choose(noSelection)

  const moveTo = (id: string | undefined): void => {
    useGalleryStore.setState({ active: id })
    setFocusCount((count) => count + 1)
  }
  // The keyboard goes to the first picture once there is one, and back to where the viewer was left.
  const isReady = status === 'ready' && results.length > 0
  const hadViewer = useRef(false)
  useEffect(() => {
    if (isUnderViewer) hadViewer.current = true
    else if (isReady && document.activeElement?.closest('input, button') === null) {
      hadViewer.current = false
      setFocusCount((count) => count + 1)
    }
  }, [isUnderViewer, isReady])

  const latest = useRef({ results, total, selection, chosenIds })
  latest.current = { results, total, selection, chosenIds }
  const onAct = useCallback(
    (act: TileAct, index: number): void => {
      const now = latest.current
      const result = now.results[index]
      if (!result) return
      const { active: from = result.id } = useGalleryStore.getState()
      useGalleryStore.setState({ active: result.id })
      if (act === 'focus') return
      if (act === 'open') openLightbox(now.results.map(toLightboxImage), index, now.total)
      else if (act === 'star') void starResults([result], !result.starred)
      else {
        const before = { ...now.selection, ids: now.chosenIds }
        const order = now.results.map(({ id }) => id)
        const next =
          act === 'toggle'
            ? toggleChosen(before, result.id)
            : extendChosen(before, result.id, { order, from })
        useGalleryStore.setState({ selection: next, choosesAll: false })
        setFocusCount((count) => count + 1)
      }
    },
    [openLightbox],
  )
  useLightboxOfGallery(shown, more)
  const activeIndex = Math.max(
    0,
    results.findIndex(({ id }) => id === active),
  )
  /** What a key means: the chosen pictures, else the one with the keyboard. */
  const meant = (): readonly ResultView[] =>
    chosen.length > 0 ? chosen : results.slice(activeIndex, activeIndex + 1)
  const trash = (which: readonly ResultView[]): void => {
    if (which.length === 0 || filter.isTrash) return
    const gone = new Set(which.map(({ id }) => id))
    const next = [...results.slice(activeIndex), ...results.slice(0, activeIndex).toReversed()].find(
      ({ id }) => !gone.has(id),
    )
    trashed.current = which
    clear()
    void trashResults(which)
    moveTo(next?.id)
  }
  const startCompare = (): void => {
    if (chosen.length >= 2 && chosen.length <= mostCompared) compare(chosen.map(toLightboxImage))
    else
      useViewStore
        .getState()
        .announce(`Choose 2 to ${mostCompared} pictures to compare; ${chosen.length} are chosen.`)
  }
  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    const { target, key } = event
    const isMod = event.ctrlKey || event.metaKey
    if (target instanceof HTMLInputElement && target.type !== 'range') return false
    const isCell = target instanceof HTMLElement && target.getAttribute('role') === 'gridcell'
    if (isMod && key === 'a') useGalleryStore.setState({ choosesAll: true })
    else if (isMod && key === 'z') void putBackResults(trashed.current)
    else if (isMod && key === 'f') search.current?.focus()
    else if (key === 'Escape' && chosen.length > 0) clear()
    else if (isMod || event.altKey) return false
    else if (key === '/') search.current?.focus()
    else if (isCell && key === 'Enter') onAct('open', activeIndex)
    else if (isCell && key === ' ') onAct('toggle', activeIndex)
    else if (key === 's') {
      const which = meant()
      void starResults(which, !which.every(({ starred }) => starred))
    } else if (key === 'Delete' || key === 'Backspace') trash(meant())
    else if (key === 'c') startCompare()
    else if (key === '+' || key === '=') resize(size + tileSizes.step)
    else if (key === '-') resize(size - tileSizes.step)
    else return false
    return true
  }
  const isEmpty = status === 'ready' && results.length === 0 && !shown.hasMore
  const isFirst = status === 'loading' && results.length === 0
  return (
    <Screen title="Gallery" className="gallery" onClose={closeGallery} onKey={onKey}>
      <header className="gallery-head">
        <h2 className="gallery-title">{filter.isTrash ? 'Bin' : 'Gallery'}</h2>
        <p className="gallery-count" role="status">
          {status === 'ready' && (total === 1 ? '1 picture' : `${total.toLocaleString()} pictures`)}
        </p>
        <SearchBox input={search} />
        <div className="gallery-size">
          <RangeSlider
            label="Size of the pictures"
            value={size}
            minimum={tileSizes.least}
            maximum={tileSizes.most}
            step={tileSizes.step}
            onChange={resize}
          />
        </div>
        <IconButton label="Close the gallery" keys="Esc" onClick={closeGallery}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <FilterBar />
      <div
        className="gallery-body"
        aria-busy={status === 'loading'}
        data-stale={status === 'loading' || undefined}
      >
        {status === 'failed' ? (
          <FailedGallery error={error} onRetry={() => void list.show(list.store.getState().query ?? {})} />
        ) : isEmpty ? (
          <EmptyGallery
            isTrash={filter.isTrash}
            isFiltered={isFiltered(filter)}
            onClear={() => filterGallery({ ...wholeGallery, isTrash: filter.isTrash })}
            onClose={closeGallery}
          />
        ) : (
          <PictureGrid
            results={results}
            total={isFirst ? places : total}
            size={size}
            active={active}
            chosen={chosenIds}
            onMove={({ id, extendsFrom }) => {
              if (extendsFrom !== undefined)
                choose(
                  extendChosen({ ...selection, ids: chosenIds }, id, {
                    order: results.map((result) => result.id),
                    from: extendsFrom,
                  }),
                )
              moveTo(id)
            }}
            onAct={onAct}
            onNearEnd={() => error === undefined && void more()}
            focusCount={focusCount}
          />
        )}
        {status === 'ready' && error !== undefined && (
          <p role="alert" className="gallery-trouble">
            More pictures could not be listed. {reasonOf(error)}
            <Button variant="outline" onClick={() => void more()}>
              Try again
            </Button>
          </p>
        )}
      </div>
      {chosen.length > 0 && (
        <SelectionBar
          chosen={chosen}
          isTrash={filter.isTrash}
          onCompare={startCompare}
          onTrash={() => trash(chosen)}
          onClear={clear}
        />
      )}
    </Screen>
  )
}

/** Shows the pictures in another size. */
function resize(size: number): void {
  useGalleryStore.setState({ size: Math.min(tileSizes.most, Math.max(tileSizes.least, size)) })
}
