import type { AssetId, Json } from '@weft/ports'
import { Brush, Eraser, LoaderCircle, SquareSlash, Trash2, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { pictureAddress } from '../fields/picture-address.ts'
import { readPicture } from '../fields/picture-value.ts'
import { uploadImage } from '../state/actions/upload-image.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Modal } from '../ui/modal.tsx'
import { RangeSlider } from '../ui/range-slider.tsx'
import { createMaskCanvas, type MaskCanvas } from './mask-canvas.ts'
import './mask-painter.css'

/** What `MaskPainter` takes. */
export interface MaskPainterProps {
  /** Address of the picture to paint on. */
  readonly picture: string
  /** The mask to begin with, if any. */
  readonly mask: Json | undefined
  readonly onKeep: (asset: AssetId) => void
  readonly onClose: () => void
}

/** Painting a mask over a picture: white is repainted, black is kept. Kept as a PNG of the picture's exact pixels. */
export function MaskPainter({ picture, mask, onKeep, onClose }: MaskPainterProps) {
  // The dialog mounts its content later than this component, so the canvas is waited for and not looked up.
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null)
  const painting = useRef<MaskCanvas>(undefined)
  const [brush, setBrush] = useState(64)
  const [erase, setErase] = useState(false)
  const [state, setState] = useState<{
    size?: { width: number; height: number }
    busy?: boolean
    problem?: string
  }>({})
  const [steps, setSteps] = useState(0)
  const old = readPicture(mask)
  const oldAddress = old && pictureAddress(old)
  useEffect(() => {
    if (!canvas) return
    let isCurrent = true
    createMaskCanvas(canvas, picture, oldAddress).then(
      (made) => {
        if (!isCurrent) return
        painting.current = made
        setBrush(Math.round(Math.max(made.width, made.height) / 14))
        setState({ size: { width: made.width, height: made.height } })
      },
      (error: unknown) =>
        isCurrent && setState({ problem: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      isCurrent = false
    }
  }, [canvas, picture, oldAddress])
  const keep = async () => {
    if (!painting.current) return
    setState((before) => ({ ...before, busy: true }))
    try {
      const stored = await uploadImage(await painting.current.toPng())
      onKeep(stored.asset)
    } catch (error) {
      setState((before) => ({
        ...before,
        busy: false,
        problem: error instanceof Error ? error.message : String(error),
      }))
    }
  }
  const largest = state.size ? Math.round(Math.max(state.size.width, state.size.height) / 3) : 256
  const act = (action: (canvas: MaskCanvas) => void) => {
    if (!painting.current) return
    action(painting.current)
    setSteps(painting.current.steps())
  }
  return (
    <Modal title="Paint mask" onClose={onClose} className="painter">
      <div className="painter-tools" role="toolbar" aria-label="Painting">
        <IconButton label="Brush" aria-pressed={!erase} onClick={() => setErase(false)}>
          <Brush size={14} aria-hidden />
        </IconButton>
        <IconButton label="Eraser" aria-pressed={erase} onClick={() => setErase(true)}>
          <Eraser size={14} aria-hidden />
        </IconButton>
        <span className="painter-size">
          <RangeSlider
            label="Brush size"
            value={brush}
            minimum={2}
            maximum={largest}
            step={1}
            onChange={setBrush}
          />
          <span>{brush} px</span>
        </span>
        <IconButton label="Undo stroke" disabled={steps === 0} onClick={() => act((mask) => mask.undo())}>
          <Undo2 size={14} aria-hidden />
        </IconButton>
        <IconButton label="Invert" onClick={() => act((canvas) => canvas.invert())}>
          <SquareSlash size={14} aria-hidden />
        </IconButton>
        <IconButton label="Clear all" onClick={() => act((canvas) => canvas.clear())}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
        {state.size && (
          <span className="painter-pixels">
            {state.size.width} × {state.size.height}
          </span>
        )}
      </div>
      <div className="painter-stage">
        <img src={picture} alt="What the mask is painted on" draggable={false} />
        <canvas
          ref={setCanvas}
          aria-label="Mask: paint what shall be made anew"
          role="img"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            act((canvas) =>
              canvas.begin(event.nativeEvent, { size: brush, erase: erase || event.button === 2 }),
            )
          }}
          onPointerMove={(event) => {
            if (event.buttons === 0) return
            for (const point of event.nativeEvent.getCoalescedEvents?.() ?? [event.nativeEvent])
              painting.current?.move(point)
          }}
          onPointerUp={() => act((canvas) => canvas.end())}
          onContextMenu={(event) => event.preventDefault()}
        />
        {!state.size && !state.problem && (
          <LoaderCircle className="painter-wait" size={18} aria-label="Loading" />
        )}
      </div>
      <footer className="painter-foot">
        <span>
          {state.problem ? (
            <em role="alert">{state.problem}</em>
          ) : (
            'What you paint is made anew; the rest stays.'
          )}
        </span>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={!state.size || state.busy} onClick={() => void keep()}>
          {state.busy ? 'Storing…' : 'Keep mask'}
        </Button>
      </footer>
    </Modal>
  )
}
