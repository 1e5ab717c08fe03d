import type { Json } from '@weft/ports'
import { Camera, ImageOff, ImagePlus, LoaderCircle, type LucideIcon, Upload, X } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useCameraStore } from '../camera/camera-store.ts'
import { pictureParam, uploadImage } from '../state/actions/upload-image.ts'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { pictureAddress } from './picture-address.ts'
import { PictureFacts } from './picture-facts.tsx'
import { readPicture } from './picture-value.ts'
import { whyNoPicture } from './why-no-picture.ts'

/** What `ImageWell` takes. */
export interface ImageWellProps {
  readonly id: string
  /** What the picture is, such as `Image` or `Mask`. */
  readonly title: string
  readonly value: Json | undefined
  readonly set: (value: Json | undefined) => void
  /** Full width with the picture in view, or one line. */
  readonly large: boolean
  readonly invalid: boolean
  readonly describedBy: string | undefined
  /** What a press on it does in place of browsing, such as painting; browsing is a button beside it then. */
  readonly main?: {
    readonly label: string
    readonly words: string
    readonly icon: LucideIcon
    readonly run: () => void
  }
  /** Further buttons. */
  readonly actions?: ReactNode
  /** Offers the camera. */
  readonly hasCamera?: boolean
}

/** A place for a picture: drop a file, paste a file or an https address, browse, clear. */
export function ImageWell(props: ImageWellProps) {
  const { id, title, value, set, large, invalid, describedBy, main, actions, hasCamera = false } = props
  const file = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<{ over?: boolean; busy?: boolean; problem?: string; note?: string }>({})
  const picture = readPicture(value)
  const address = picture && pictureAddress(picture, large ? 768 : 128)
  const [failed, setFailed] = useState<string>()
  const words = main?.words ?? (large ? 'Drop, paste or browse' : 'Drop or browse')
  const Icon = main?.icon ?? (large ? ImagePlus : Upload)
  const browse = () => file.current?.click()
  const take = async (blob: Blob | undefined) => {
    if (!blob) return setState({})
    setState({ busy: true })
    try {
      const stored = await uploadImage(blob)
      set(pictureParam(stored))
      setState(stored.changes.length === 0 ? {} : { note: `Taken in: ${stored.changes.join(', ')}.` })
    } catch (error) {
      setState({ problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const openCamera = () => {
    useCameraStore.setState({ onTake: (blob) => void take(blob) })
    useViewStore.getState().openDialog('camera')
  }
  const takeText = (text: string) => {
    const address = text.trim()
    if (!address.startsWith('https:')) return false
    const other = whyNoPicture(address)
    if (other === undefined) set(address)
    setState(
      other === undefined
        ? {}
        : { problem: `That address leads to ${other}: one of a picture itself was expected.` },
    )
    return true
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const asset = event.dataTransfer.getData('application/x-weft-image')
    if (asset) {
      setState({})
      set({ asset })
    } else if (event.dataTransfer.files[0]) void take(event.dataTransfer.files[0])
    else {
      const text = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain')
      if (!takeText(text)) setState({ problem: 'A picture or its https address was expected.' })
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const blob = [...event.clipboardData.files].find((entry) => entry.type.startsWith('image/'))
    const handled = blob ? void take(blob) : takeText(event.clipboardData.getData('text/plain'))
    if (blob || handled) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  return (
    <div
      className={joinClasses('well', large && 'well--large', picture && address !== failed && 'has-picture')}
    >
      <button
        type="button"
        id={id}
        className={joinClasses('well-drop nodrag', state.over && 'is-over')}
        aria-label={main?.label ?? `${title}: ${picture ? 'replace the picture' : words}`}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onClick={main?.run ?? browse}
        onPaste={onPaste}
        onDragOver={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (!state.over) setState({ ...state, over: true })
        }}
        onDragLeave={() => setState({ ...state, over: false })}
        onDrop={onDrop}
      >
        {picture && address === failed ? (
          <ImageOff size={large ? 18 : 12} strokeWidth={large ? 1.5 : 2} aria-hidden />
        ) : picture ? (
          <img src={address} alt="" draggable={false} onError={() => setFailed(address)} />
        ) : (
          <Icon size={large ? 18 : 12} strokeWidth={large ? 1.5 : 2} aria-hidden />
        )}
        {!picture && <span className="well-words">{words}</span>}
        {picture && large && address === failed && (
          <span className="well-words well-words--gone">
            {'url' in picture ? `${picture.url} cannot be shown here` : 'This picture is not on this server'}
          </span>
        )}
        {picture && !large && (
          <span className="well-words">{'url' in picture ? picture.url : 'Picture'}</span>
        )}
        {state.busy && (
          <span className="well-busy">
            <LoaderCircle size={16} aria-hidden /> Storing…
          </span>
        )}
      </button>
      {picture && 'asset' in picture && <PictureFacts asset={picture.asset} value={value} />}
      <span className="well-actions">
        {actions}
        {main && (
          <IconButton label={`${title}: browse for a file`} onClick={browse}>
            <Upload size={13} aria-hidden />
          </IconButton>
        )}
        {hasCamera && (
          <IconButton label={`${title}: take with the camera`} onClick={openCamera}>
            <Camera size={13} aria-hidden />
          </IconButton>
        )}
        {value !== undefined && (
          <IconButton label={`Clear ${title.toLowerCase()}`} onClick={() => set(undefined)}>
            <X size={13} aria-hidden />
          </IconButton>
        )}
      </span>
      <input
        ref={file}
        type="file"
        accept="image/*,.heic,.heif,.avif"
        hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {state.note && <span className="well-note">{state.note}</span>}
      {state.problem && (
        <span role="alert" className="field-issue field-issue--error">
          {state.problem}
        </span>
      )}
    </div>
  )
}
