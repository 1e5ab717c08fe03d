import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { ControlProps } from './control-props.ts'
import { readPath } from './read-path.ts'

const accepts = { image: 'image/*', video: 'video/*', audio: 'audio/*', model: '', any: '' } as const

/** A file: an https address, or one from this machine that is stored on the server. */
export function FileControl({ id, port, value, set, endGesture, invalid, describedBy }: ControlProps) {
  const file = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const asset = readPath(value, ['asset'])
  const shown = typeof value === 'string' ? value : typeof asset === 'string' ? asset : ''
  const store = async (chosen: File | undefined) => {
    if (!chosen) return
    setProblem(undefined)
    try {
      const stored = await weft.assets.upload(chosen, chosen.type || 'application/octet-stream')
      endGesture()
      set({ asset: stored.id })
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <div className="field-file">
      <input
        id={id}
        type="text"
        className="ui-input nodrag nopan"
        placeholder={port.media && port.media !== 'any' ? `https address of ${port.media}` : 'https address'}
        value={shown}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => set(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        onBlur={endGesture}
      />
      <IconButton label={`Choose a file for ${port.title}`} onClick={() => file.current?.click()}>
        <Upload size={13} aria-hidden />
      </IconButton>
      <input
        ref={file}
        type="file"
        hidden
        accept={accepts[port.media ?? 'any']}
        onChange={(event) => void store(event.currentTarget.files?.[0])}
      />
      {problem && (
        <span role="alert" className="field-issue field-issue--error field-wide">
          {problem}
        </span>
      )}
    </div>
  )
}
