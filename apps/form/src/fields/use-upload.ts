import { useEffect, useRef, useState } from 'preact/hooks'
import type { ControlProps } from './field-control.ts'

/** The way of files from this device into a field. */
export interface Upload {
  readonly isBusy: boolean
  readonly take: (file: Blob | undefined) => Promise<void>
}

/** Stores files on the server and sets the field to them. While one is under way the field holds no value and says so. */
export function useUpload({
  port,
  set,
  hold,
  api,
}: Pick<ControlProps, 'port' | 'set' | 'hold' | 'api'>): Upload {
  const [isBusy, setBusy] = useState(false)
  const current = useRef<AbortController>(undefined)
  useEffect(() => () => current.current?.abort(), [])
  const isPicture = port.kind !== 'file'
  const take = async (file: Blob | undefined) => {
    if (file === undefined) return
    current.current?.abort()
    const giveUp = new AbortController()
    current.current = giveUp
    if (isPicture && !file.type.startsWith('image/')) {
      hold(`A picture was expected, but this is ${file.type || 'a file of unknown type'}.`)
      return
    }
    setBusy(true)
    hold('This is still being sent. Wait a moment.')
    try {
      const type = file.type === '' ? 'application/octet-stream' : file.type
      const stored = await api.weft.assets.upload(file, type, { signal: giveUp.signal })
      if (isPicture && stored.width === undefined)
        throw new Error(`A picture was expected, but the file is ${stored.mediaType}.`)
      hold(undefined)
      set({ asset: stored.id })
    } catch (error) {
      if (giveUp.signal.aborted) return
      hold(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }
  return { isBusy, take }
}
