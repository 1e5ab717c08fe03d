import type { ImageValue } from '@weft/ports'

/** What `PictureGrid` takes. */
export interface PictureGridProps {
  readonly pictures: readonly { readonly image: ImageValue; readonly address: string }[]
  /** Made by the simulator: said on every picture. */
  readonly simulated: boolean
  /** The last run did not get as far: these are from an earlier one. */
  readonly stale: boolean
  /** The type under which a dragged picture carries its asset id. */
  readonly dragType: string
  readonly onOpen: (index: number) => void
}

/** Most pictures that a card shows; the lightbox has them all. */
const mostShown = 9

/** Pictures edge to edge, in one to three columns. A press opens one large; a drag takes it elsewhere. */
export function PictureGrid({ pictures, simulated, stale, dragType, onOpen }: PictureGridProps) {
  const shown = pictures.slice(0, mostShown)
  const columns = shown.length === 1 ? 1 : shown.length <= 4 ? 2 : 3
  return (
    <div
      className="pictures"
      data-stale={stale || undefined}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {shown.map(({ image, address }, index) => (
        <button
          type="button"
          key={`${image.asset} ${String(index)}`}
          className="picture nodrag"
          style={{ aspectRatio: `${image.width} / ${image.height}` }}
          aria-label={`${seen({ image, simulated, stale: stale && index === 0 })}, picture ${index + 1} of ${pictures.length}. Open large`}
          draggable
          onDragStart={(event) => event.dataTransfer.setData(dragType, image.asset)}
          onClick={() => onOpen(index)}
        >
          <img src={address} alt="" draggable={false} decoding="async" />
          {simulated && <span className="picture-badge">Simulated</span>}{' '}
          {stale && index === 0 && <span className="picture-stale">From an earlier run</span>}{' '}
          <span className="picture-size">
            {image.width} × {image.height}
          </span>
          {index === mostShown - 1 && pictures.length > mostShown && (
            <span className="picture-more">+{pictures.length - mostShown}</span>
          )}
        </button>
      ))}
    </div>
  )
}

/** What is written on a picture, in its order: its name must begin with what can be seen. */
function seen(picture: {
  readonly image: ImageValue
  readonly simulated: boolean
  readonly stale: boolean
}): string {
  const { image, simulated, stale } = picture
  return [simulated && 'Simulated', stale && 'From an earlier run', `${image.width} × ${image.height}`]
    .filter(Boolean)
    .join(' ')
}
