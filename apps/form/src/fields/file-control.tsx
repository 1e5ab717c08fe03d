import { useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import type { ControlProps } from './field-control.ts'
import { readReference } from './file-reference.ts'
import { useUpload } from './use-upload.ts'

const accepted = { image: 'image/*', video: 'video/*', audio: 'audio/*', model: '', any: '' } as const

/** A file: an https address, or one of this device. */
export function FileControl(props: ControlProps) {
  const { id, port, title, value, set, isInvalid, describedBy } = props
  const { isBusy, take } = useUpload(props)
  const browse = useRef<HTMLInputElement>(null)
  const file = readReference(value)
  const isStored = file !== undefined && 'asset' in file
  return (
    <div class="file">
      {isStored ? (
        <span class="file-stored">
          <Icon name="file" /> A stored file
        </span>
      ) : (
        <input
          id={id}
          type="url"
          class="input"
          placeholder="https address"
          value={typeof value === 'string' ? value : ''}
          aria-invalid={isInvalid || undefined}
          aria-describedby={describedBy}
          onInput={(event) => set(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      )}
      <button
        id={isStored ? id : undefined}
        type="button"
        class="button"
        aria-label={`Choose a file for ${title}`}
        aria-busy={isBusy}
        onClick={() => browse.current?.click()}
      >
        {isBusy ? 'Sending…' : 'Choose'}
      </button>
      {value !== undefined && (
        <button
          type="button"
          class="icon-button"
          aria-label={`Remove ${title}`}
          onClick={() => set(undefined)}
        >
          <Icon name="close" />
        </button>
      )}
      <input
        ref={browse}
        type="file"
        accept={accepted[port.media ?? 'any']}
        hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
