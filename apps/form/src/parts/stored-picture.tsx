import type { Api } from '../api/create-api.ts'
import { useShownAsset } from './use-shown-asset.ts'

/** What `StoredPicture` takes. */
export interface StoredPictureProps {
  readonly api: Api
  readonly asset: string
  readonly alt: string
  /** Pixels of the thumbnail; missing for the picture itself. */
  readonly thumbnail?: number
  /** Pixels of the picture itself: its place is held until it is there. */
  readonly width?: number
  readonly height?: number
}

/** A picture of the store. */
export function StoredPicture({ api, asset, alt, thumbnail, width, height }: StoredPictureProps) {
  const address = useShownAsset(api, asset, thumbnail)
  return (
    <img
      src={address}
      alt={alt}
      width={width}
      height={height}
      style={width && height ? { aspectRatio: `${width} / ${height}` } : undefined}
      decoding="async"
    />
  )
}
