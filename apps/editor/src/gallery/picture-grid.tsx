import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import type { ResultView } from '@weft/client'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { dayOf } from './day-of.ts'
import { GalleryRowView, galleryEdge } from './gallery-row-view.tsx'
import { useGalleryStore } from './gallery-store.ts'
import { layoutRows } from './layout-rows.ts'
import { isMoveKey, moveInRows } from './move-in-rows.ts'
import type { TileAct } from './picture-tile.tsx'

/** Pixels beyond the window that rows are drawn for. */
const overscan = 4

/** What `PictureGrid` takes. */
export interface PictureGridProps {
  readonly results: readonly ResultView[]
  /** With those that are not there yet. */
  readonly total: number
  /** Pixels that a row should be high. */
  readonly size: number
  /** Id of the picture that the keyboard is on. */
  readonly active: string | undefined
  readonly chosen: ReadonlySet<string>
  /** The keyboard went to a picture; with Shift the pictures on the way are chosen. */
  readonly onMove: (to: { readonly id: string; readonly extendsFrom?: string }) => void
  readonly onAct: (act: TileAct, index: number) => void
  /** Pictures that are not there yet are nearly in view. */
  readonly onNearEnd: () => void
  /** Counts the wishes that the active picture takes the keyboard. */
  readonly focusCount: number
}

/** The pictures in rows, of which only those in view are drawn. */
export function PictureGrid(props: PictureGridProps) {
  const { results, total, size, active, chosen, onMove, onAct, onNearEnd, focusCount } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const { loader } = useGalleryStore.getState()
    let height = element.clientHeight
    const look = (): void => loader.look({ top: element.scrollTop, height }, performance.now())
    const measure = (): void => {
      height = element.clientHeight
      setWidth(element.clientWidth - 2 * galleryEdge)
      look()
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  const rows = useMemo(
    () =>
      width <= 0
        ? []
        : layoutRows({
            pictures: results.map(({ image, createdAt }) => ({
              width: image.width,
              height: image.height,
              day: dayOf(createdAt),
            })),
            total,
            width,
            size,
          }),
    [results, total, width, size],
  )
  const activeIndex = Math.max(
    0,
    useMemo(() => results.findIndex(({ id }) => id === active), [results, active]),
  )
  const rowOf = useCallback(
    (index: number) =>
      rows.findIndex((row) => row.kind === 'pictures' && row.cells.some((cell) => cell.index === index)),
    [rows],
  )
  const activeRow = useMemo(() => rowOf(activeIndex), [rowOf, activeIndex])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? size,
    paddingStart: 4,
    paddingEnd: galleryEdge,
    overscan,
    // Rows may come a frame late: drawing them within the scroll event would hold up every frame.
    useFlushSync: false,
    // The row with the keyboard stays, wherever is scrolled to: without it the keys would go nowhere.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range)
        if (activeRow < 0 || shown.includes(activeRow)) return shown
        return [...shown, activeRow].toSorted((a, b) => a - b)
      },
      [activeRow],
    ),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are kept by row number, and other rows have others
  useLayoutEffect(() => virtualizer.measure(), [rows, virtualizer])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish moves the keyboard
  useLayoutEffect(() => {
    if (focusCount === 0) return
    if (activeRow >= 0) virtualizer.scrollToIndex(activeRow, { align: 'auto' })
    const cell = scroller.current?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')
    cell?.focus({ preventScroll: true })
  }, [focusCount])

  const items = virtualizer.getVirtualItems()
  const lastRow = items.at(-1)?.index ?? 0
  const isNearEnd = rows.slice(lastRow, lastRow + 12).some((row) => row.kind === 'pending')
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.defaultPrevented || !isMoveKey(event.key)) return
    const to = moveInRows({
      rows,
      from: activeIndex,
      key: event.key,
      isFar: event.ctrlKey || event.metaKey,
      page: scroller.current?.clientHeight ?? 600,
    })
    const [from, target] = [results[activeIndex], results[to]]
    event.preventDefault()
    if (!from || !target) return
    onMove({ id: target.id, ...(event.shiftKey ? { extendsFrom: from.id } : {}) })
  }
  return (
    <div ref={scroller} className="gallery-scroll" data-testid="gallery-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot have rows of different lengths, nor rows left out */}
      <div
        role="grid"
        aria-label="Pictures"
        aria-multiselectable
        aria-rowcount={rows.length}
        className="gallery-rows"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const row = rows[item.index]
          if (!row) return null
          const isActiveRow = item.index === activeRow
          return (
            <GalleryRowView
              key={item.key}
              row={row}
              place={item.index + 1}
              top={item.start}
              width={width}
              size={size}
              results={results}
              activeIndex={isActiveRow ? activeIndex : undefined}
              chosen={chosen}
              onAct={onAct}
            />
          )
        })}
      </div>
    </div>
  )
}
