import { useEffect, useRef, useState } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceSelect } from '../ui/choice-select.tsx'
import { Modal } from '../ui/modal.tsx'
import { useCameraStore } from './camera-store.ts'
import { cameraTrouble } from './camera-trouble.ts'

/** How far the camera is: asked for, seen, or why there is none. */
type CameraState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'live'; readonly stream: MediaStream; readonly cameras: readonly MediaDeviceInfo[] }
  | { readonly kind: 'none'; readonly reason: string }

/** Shows what the camera sees, mirrored as in a mirror, and takes a picture of it, as others see it. */
export function CameraDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const onTake = useCameraStore((state) => state.onTake)
  const [state, setState] = useState<CameraState>({ kind: 'asking' })
  const [wish, setWish] = useState<{ readonly camera?: string; readonly count: number }>({ count: 0 })
  const [isReady, setReady] = useState(false)
  const video = useRef<HTMLVideoElement>(null)

  useEffect(() => {
    const ended = new AbortController()
    const open = async () => {
      setState({ kind: 'asking' })
      setReady(false)
      try {
        // Pages that were not opened over https, or on this machine, have no media devices at all.
        if (navigator.mediaDevices === undefined)
          throw new Error('browsers allow it only on pages opened over https: or on this machine.')
        const size = { width: { ideal: 1920 }, height: { ideal: 1080 } }
        const stream = await navigator.mediaDevices.getUserMedia({
          video: { ...size, ...(wish.camera === undefined ? {} : { deviceId: { exact: wish.camera } }) },
        })
        ended.signal.addEventListener('abort', () => stop(stream))
        if (ended.signal.aborted) return stop(stream)
        const devices = await navigator.mediaDevices.enumerateDevices()
        setState({ kind: 'live', stream, cameras: devices.filter(({ kind }) => kind === 'videoinput') })
      } catch (error) {
        if (!ended.signal.aborted) setState({ kind: 'none', reason: cameraTrouble(error) })
      }
    }
    void open()
    return () => ended.abort()
  }, [wish])

  const stream = state.kind === 'live' ? state.stream : undefined
  useEffect(() => {
    if (video.current && stream) video.current.srcObject = stream
  }, [stream])

  const take = () => {
    const shown = video.current
    if (!shown || !onTake) return
    const canvas = document.createElement('canvas')
    canvas.width = shown.videoWidth
    canvas.height = shown.videoHeight
    canvas.getContext('2d')?.drawImage(shown, 0, 0)
    canvas.toBlob(
      (picture) => {
        closeDialog()
        if (picture) onTake(picture)
      },
      'image/jpeg',
      0.95,
    )
  }

  return (
    <Modal title="Take a picture" onClose={closeDialog} className="w-[min(640px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        {state.kind === 'none' ? (
          <p role="alert">{state.reason}</p>
        ) : (
          <div className="grid aspect-video place-content-center overflow-hidden rounded-md bg-canvas text-dim">
            {state.kind === 'asking' && <p role="status">Waiting for the camera…</p>}
            {state.kind === 'live' && (
              <video
                ref={video}
                autoPlay
                muted
                playsInline
                aria-label="What the camera sees"
                className="h-full w-full -scale-x-100 object-contain"
                onLoadedData={() => setReady(true)}
              />
            )}
          </div>
        )}
        {state.kind === 'live' && state.cameras.length > 1 && (
          <ChoiceSelect
            label="Camera"
            value={stream?.getVideoTracks()[0]?.getSettings().deviceId}
            options={state.cameras.map(({ deviceId, label }, index) => ({
              value: deviceId,
              label: label || `Camera ${index + 1}`,
            }))}
            onChange={(camera) => setWish({ camera, count: wish.count + 1 })}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button variant="outline" onClick={closeDialog}>
            Cancel
          </Button>
          {state.kind === 'none' ? (
            <Button variant="primary" onClick={() => setWish({ count: wish.count + 1 })}>
              Try again
            </Button>
          ) : (
            <Button variant="primary" autoFocus disabled={!isReady} onClick={take}>
              Take the picture
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
