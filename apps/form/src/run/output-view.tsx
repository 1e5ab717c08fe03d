import { isRecord, type Value } from '@weft/ports'
import type { Api } from '../api/create-api.ts'
import { titleOf } from '../inputs/title-of.ts'
import { FileView } from './file-view.tsx'
import { PictureView } from './picture-view.tsx'
import { isPicture } from './pictures-in.ts'
import { TextView } from './text-view.tsx'

/** What `OutputView` takes. */
export interface OutputViewProps {
  readonly api: Api
  readonly name: string
  readonly value: Value
  /** Begins the names of files that are saved. */
  readonly fileName: string
  /** It is the only output, so that its name says nothing. */
  readonly isOnly: boolean
}

/** A declared output: pictures large, files as links, all else as text. */
export function OutputView({ api, name, value, fileName, isOnly }: OutputViewProps) {
  const items: readonly Value[] = Array.isArray(value) && value.some(isStored) ? value : [value]
  const title = titleOf({ name, title: name })
  return (
    <section class="output" aria-label={title}>
      {!isOnly && <h2>{title}</h2>}
      <div class={`output-items${items.length > 1 ? ' output-items--many' : ''}`}>
        {items.map((item, at) => {
          const file = items.length === 1 ? fileName : `${fileName}-${at + 1}`
          const key = isStored(item) ? `${at}-${item.asset}` : at
          if (isPicture(item))
            return (
              <PictureView
                key={key}
                api={api}
                picture={item}
                alt={items.length === 1 ? title : `${title}, ${at + 1} of ${items.length}`}
                fileName={file}
              />
            )
          if (isStored(item)) return <FileView key={key} api={api} file={item} fileName={file} />
          return <TextView key={key} value={item} />
        })}
      </div>
    </section>
  )
}

function isStored(value: Value): value is { readonly asset: string; readonly mediaType: string } {
  return isRecord(value) && typeof value.asset === 'string' && typeof value.mediaType === 'string'
}
