import type { Api } from '../api/create-api.ts'
import { useShownAsset } from '../parts/use-shown-asset.ts'
import { DownloadLink } from './download-link.tsx'
import { fileExtension } from './file-extension.ts'

/** What `FileView` takes. */
export interface FileViewProps {
  readonly api: Api
  readonly file: { readonly asset: string; readonly mediaType: string }
  readonly fileName: string
}

/** A file as it came out: played where the browser can, and to save. */
export function FileView({ api, file, fileName }: FileViewProps) {
  const address = useShownAsset(api, file.asset)
  const name = `${fileName}.${fileExtension(file.mediaType)}`
  return (
    <figure class="picture">
      {file.mediaType.startsWith('video/') && address !== undefined && (
        // biome-ignore lint/a11y/useMediaCaption: what a model made has no captions.
        <video src={address} controls playsInline />
      )}
      {file.mediaType.startsWith('audio/') && address !== undefined && (
        // biome-ignore lint/a11y/useMediaCaption: what a model made has no captions.
        <audio src={address} controls />
      )}
      <figcaption>
        <span class="picture-words">{file.mediaType}</span>
        <DownloadLink address={address} fileName={name} what={name} />
      </figcaption>
    </figure>
  )
}
