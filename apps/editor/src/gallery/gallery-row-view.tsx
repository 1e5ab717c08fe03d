// biome-ignore-all lint/a11y/useSemanticElements: a table cannot have rows of different lengths, nor rows left out
import type { ResultView } from '@weft/client'
import { memo } from 'react'
import { dayInWords } from './day-of.ts'
import type { GalleryRow } from './gallery-row.ts'
import { galleryGap } from './layout-rows.ts'
import { PictureTile, type TileAct } from './picture-tile.tsx'

/** Pixels around the rows. */
export const galleryEdge = 16

/** What `GalleryRowView` takes. */
export interface GalleryRowViewProps {
  readonly row: GalleryRow
  /** Which row it is, from 1. */
  readonly place: number
  /** Pixels from the start of all rows. */
  readonly top: number
  readonly width: number
  /** Pixels that a row should be high. */
  readonly size: number
  readonly results: readonly ResultView[]
  /** The picture that Tab leads to, if it is in this row. */
  readonly activeIndex: number | undefined
  readonly chosen: ReadonlySet<string>
  readonly onAct: (act: TileAct, index: number) => void
}

/** One row of the gallery. A scroll draws only rows that come into view: what is there already stays as it is. */
export const GalleryRowView = memo(function GalleryRowView(props: GalleryRowViewProps) {
  const { row, place, top, width, size, results, activeIndex, chosen, onAct } = props
  const height = row.height - (row.kind === 'day' ? 0 : galleryGap)
  const style = { transform: `translateY(${top}px)`, height, left: galleryEdge, width }
  switch (row.kind) {
    case 'pending':
      return (
        <div className="gallery-row" style={style} aria-hidden>
          {Array.from({ length: row.count }, (_, at) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: places without anything in them
              key={at}
              className="tile-pending"
              style={{ left: at * (size + galleryGap), width: size, height: size }}
            />
          ))}
        </div>
      )
    case 'day':
      return (
        <div role="row" aria-rowindex={place} className="gallery-row" style={style} tabIndex={-1}>
          <span role="rowheader" className="gallery-day" tabIndex={-1}>
            {dayInWords(row.day, new Date())}
            {row.count !== undefined && (
              <span className="gallery-day-count">{row.count.toLocaleString()}</span>
            )}
          </span>
        </div>
      )
    case 'pictures':
      return (
        <div role="row" aria-rowindex={place} className="gallery-row" style={style} tabIndex={-1}>
          {row.cells.map((cell) => {
            const result = results[cell.index]
            return (
              result && (
                <PictureTile
                  key={result.id}
                  result={result}
                  index={cell.index}
                  left={cell.left}
                  width={cell.width}
                  height={height}
                  top={top}
                  isActive={cell.index === activeIndex}
                  isChosen={chosen.has(result.id)}
                  isChoosing={chosen.size > 0}
                  onAct={onAct}
                />
              )
            )
          })}
        </div>
      )
  }
})
