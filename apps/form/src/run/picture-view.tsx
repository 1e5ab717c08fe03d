import type { ImageValue } from '@weft/ports'
import type { Api } from '../api/create-api.ts'
import { useShownAsset } from '../parts/use-shown-asset.ts'
import { DownloadLink } from './download-link.tsx'
import { fileExtension } from './file-extension.ts'

/** What `PictureView` takes. */
export interface PictureViewProps {
  readonly api: Api
  readonly picture: ImageValue
  readonly alt: string
  readonly fileName: string
}

/** A picture as it came out, to look at and to save. */
export function PictureView({ api, picture, alt, fileName }: PictureViewProps) {
  const address = useShownAsset(api, picture.asset)
  const { width, height } = picture
  return (
    <figure class="picture">
      {address === undefined ? (
        <div class="picture-place" style={{ aspectRatio: `${width} / ${height}` }} />
      ) : (
        <a href={address} target="_blank" rel="noreferrer" aria-label={`${alt}: open at full size`}>
          <img
            src={address}
            alt={alt}
            width={width}
            height={height}
            style={{ aspectRatio: `${width} / ${height}` }}
          />
        </a>
      )}
      <figcaption>
        <span class="picture-words">
          {width} × {height}
        </span>
        <DownloadLink
          address={address}
          fileName={`${fileName}.${fileExtension(picture.mediaType)}`}
          what={alt}
        />
      </figcaption>
    </figure>
  )
}
