// biome-ignore-all lint/a11y/useSemanticElements: a cell of the grid, which is no table
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the gallery answers to Enter, Space and its other keys
import type { ResultView } from '@weft/client'
import { Check, Star } from 'lucide-react'
import { type MouseEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import { assetUrl } from '../api/weft-client.ts'
import { dragPicture } from '../results/drag-picture.ts'
import { nameOfResult } from '../results/name-of-result.ts'
import { useGalleryStore } from './gallery-store.ts'
import { thumbnailWidth } from './thumbnail-width.ts'

/** What a press on a picture, or the keyboard coming to it, means. */
export type TileAct = 'open' | 'toggle' | 'extend' | 'star' | 'focus'

/** What `PictureTile` takes. */
export interface PictureTileProps {
  readonly result: ResultView
  readonly index: number
  /** Pixels from the start of its row. */
  readonly left: number
  readonly width: number
  readonly height: number
  /** Pixels from the start of all rows. */
  readonly top: number
  /** It is the one that Tab leads to. */
  readonly isActive: boolean
  readonly isChosen: boolean
  /** Whether any picture is chosen: a press chooses then. */
  readonly isChoosing: boolean
  readonly onAct: (act: TileAct, index: number) => void
}

/** One picture of the gallery. */
export const PictureTile = memo(function PictureTile(props: PictureTileProps) {
  const { result, index, left, width, height, top, isActive, isChosen, isChoosing, onAct } = props
  const [isPointed, setPointed] = useState(false)
  const picture = useRef<HTMLImageElement>(null)
  const loader = useGalleryStore((state) => state.loader)
  const address = assetUrl(result.image.asset, thumbnailWidth(width, window.devicePixelRatio))
  useLayoutEffect(
    () => (picture.current ? loader.show(picture.current, address, top) : undefined),
    [loader, address, top],
  )
  // Buttons that cannot be seen would be most of what a scroll makes; a finger does not point before it presses.
  const hasButtons = isPointed || isActive || isChosen || matchMedia('(hover: none)').matches
  const onClick = (event: MouseEvent): void => {
    if (event.shiftKey) onAct('extend', index)
    else if (event.ctrlKey || event.metaKey || isChoosing) onAct('toggle', index)
    else onAct('open', index)
  }
  const part = (act: TileAct) => (event: MouseEvent) => {
    event.stopPropagation()
    onAct(event.shiftKey && act === 'toggle' ? 'extend' : act, index)
  }
  return (
    <div
      role="gridcell"
      tabIndex={isActive ? 0 : -1}
      data-result={result.id}
      aria-selected={isChosen}
      aria-label={nameOfResult(result)}
      title={result.prompt ?? ''}
      className="tile"
      style={{ left, width, height }}
      onClick={onClick}
      // A press with Shift counts from where the keyboard is, and marks no text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => !isActive && onAct('focus', index)}
      {...dragPicture(result.image.asset)}
    >
      <img ref={picture} alt="" draggable={false} decoding="async" />
      {result.simulated && <span className="tile-note">Simulated</span>}
      {hasButtons && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={isChosen ? 'Do not choose' : 'Choose'}
          className="tile-check"
          onClick={part('toggle')}
        >
          <Check size={13} strokeWidth={3} aria-hidden />
        </button>
      )}
      {(hasButtons || result.starred) && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={result.starred ? 'Take the star off' : 'Star'}
          className="tile-star"
          data-starred={result.starred || undefined}
          onClick={part('star')}
        >
          <Star size={14} fill={result.starred ? 'currentColor' : 'none'} aria-hidden />
        </button>
      )}
    </div>
  )
})
