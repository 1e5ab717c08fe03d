import type { ImageSize } from '@weft/ports'
import type { ReactNode } from 'react'

/** The place of a picture that is not there yet, in the shape it will have when that is known, so that nothing jumps. */
export function PictureReserve({
  size,
  children,
}: {
  /** Pixels of the picture to come; missing: nobody knows before the run. */
  readonly size?: ImageSize
  readonly children: ReactNode
}) {
  return (
    <div className="card-reserve" style={size && { aspectRatio: `${size.width} / ${size.height}` }}>
      {children}
    </div>
  )
}
