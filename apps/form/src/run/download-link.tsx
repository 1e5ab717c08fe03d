import { Icon } from '../parts/icon.tsx'

/** What `DownloadLink` takes. */
export interface DownloadLinkProps {
  /** Missing until it is known. */
  readonly address: string | undefined
  readonly fileName: string
  /** What is saved, for those who do not see where the link stands. */
  readonly what: string
}

/** Saves a file that came out. */
export function DownloadLink({ address, fileName, what }: DownloadLinkProps) {
  if (address === undefined) return null
  return (
    <a class="button button--small" href={address} download={fileName} aria-label={`Download ${what}`}>
      <Icon name="download" size={16} /> Download
    </a>
  )
}
