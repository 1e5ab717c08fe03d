import { useRef, useState } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { StoredPicture } from '../parts/stored-picture.tsx'
import type { ControlProps } from './field-control.ts'
import { readReference } from './file-reference.ts'
import { useUpload } from './use-upload.ts'

/** Pixels of the preview. */
const previewWidth = 640

/** A picture: browse, drop, paste (a picture or an https address), or take one with the camera of a phone. */
export function ImageControl(props: ControlProps) {
  const { id, title, value, set, hold, isInvalid, describedBy, api } = props
  const { isBusy, take } = useUpload(props)
  const [isOver, setOver] = useState(false)
  const browse = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const picture = readReference(value)
  const takeText = (text: string): boolean => {
    const address = text.trim()
    if (!/^https:\/\/\S+$/i.test(address)) return false
    hold(undefined)
    set(address)
    return true
  }
  const chosen = (input: HTMLInputElement) => {
    void take(input.files?.[0])
    input.value = ''
  }
  return (
    <div class={`well${isOver ? ' is-over' : ''}${isInvalid ? ' is-invalid' : ''}`}>
      <button
        id={id}
        type="button"
        class="well-drop"
        aria-label={picture ? `${title}: replace the picture` : `${title}: choose a picture`}
        aria-describedby={describedBy}
        aria-busy={isBusy}
        onClick={() => browse.current?.click()}
        onPaste={(event) => {
          const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'))
          if (file !== undefined) void take(file)
          else if (!takeText(event.clipboardData?.getData('text/plain') ?? '')) return
          event.preventDefault()
        }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const data = event.dataTransfer
          const [file] = data?.files ?? []
          if (file !== undefined) void take(file)
          else takeText(data?.getData('text/uri-list') || data?.getData('text/plain') || '')
        }}
      >
        {picture !== undefined && 'asset' in picture && (
          <StoredPicture api={api} asset={picture.asset} alt="" thumbnail={previewWidth} />
        )}
        {picture !== undefined && 'url' in picture && <img src={picture.url} alt="" />}
        {picture === undefined && (
          <span class="well-words">
            <Icon name="picture" size={22} />
            <span class="for-touch">Choose a picture</span>
            <span class="for-mouse">Drop, paste or choose a picture</span>
          </span>
        )}
        {isBusy && <span class="well-busy">Sending…</span>}
      </button>
      <div class="well-actions">
        <button type="button" class="button button--small for-touch" onClick={() => camera.current?.click()}>
          <Icon name="camera" /> Take a photo
        </button>
        {value !== undefined && (
          <button
            type="button"
            class="button button--small"
            aria-label={`Remove ${title}`}
            onClick={() => set(undefined)}
          >
            <Icon name="close" size={16} /> Remove
          </button>
        )}
      </div>
      <input
        ref={browse}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => chosen(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => chosen(event.currentTarget)}
      />
    </div>
  )
}
