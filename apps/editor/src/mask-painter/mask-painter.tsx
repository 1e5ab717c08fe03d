import { Dialog } from '@base-ui/react/dialog'
import { LoaderCircle } from 'lucide-react'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { pictureAddress } from '../fields/picture-address.ts'
import { readPicture } from '../fields/picture-value.ts'
import { pictureParam, uploadImage } from '../state/actions/upload-image.ts'
import { Button } from '../ui/button.tsx'
import { createMaskSheet } from './core/mask-sheet.ts'
import { createPainter, type Painter } from './create-painter.ts'
import { LeaveQuestion } from './leave-question.tsx'
import { loadSubject, type PaintSubject } from './load-subject.ts'
import type { MaskPainting } from './mask-painting-store.ts'
import { maskPng } from './mask-png.ts'
import { PainterScreen } from './painter-screen.tsx'
import { createPainterStore } from './painter-store.ts'
import { usePainterKeys } from './use-painter-keys.ts'
import './mask-painter.css'

/** What `MaskPainter` takes. */
export interface MaskPainterProps extends MaskPainting {
  readonly onClose: () => void
}

/** What is painted on, and the painter at work on it. */
interface Work {
  readonly subject: PaintSubject
  readonly painter: Painter
}

/** The events that mean something to the editor below, and nothing here. */
const unheard = {
  onContextMenu: swallow,
  onPaste: swallow,
  onCopy: swallow,
  onCut: swallow,
  onDragOver: swallow,
  onDrop: swallow,
}

function swallow(event: SyntheticEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/**
 * Painting a mask over a picture, on the whole screen: white is repainted, black is kept. Kept as a PNG of the
 * picture's exact pixels by one upload; closing with strokes that are not kept asks first.
 */
export function MaskPainter({ picture, mask, onKeep, onClose }: MaskPainterProps) {
  const popup = useRef<HTMLDivElement>(null)
  const [work, setWork] = useState<Work>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  // The document may change below while it is painted; the painting goes on with what it began with.
  const [began] = useState({ picture, mask })
  useEffect(() => {
    let isCurrent = true
    const old = readPicture(began.mask)
    loadSubject(began.picture, old && pictureAddress(old)).then(
      (subject) => {
        if (!isCurrent) return
        const painter = createPainter({
          sheet: createMaskSheet(subject, subject.values),
          store: createPainterStore(subject),
          pixels: subject.pixels,
        })
        setWork({ subject, painter })
      },
      (error: unknown) => isCurrent && setProblem(messageOf(error)),
    )
    return () => {
      isCurrent = false
    }
  }, [began])
  const painter = work?.painter
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (painter?.store.getState().isChanged) event.preventDefault()
    }
    window.addEventListener('beforeunload', onUnload)
    return () => window.removeEventListener('beforeunload', onUnload)
  }, [painter])
  const close = () => {
    if (isBusy) return
    painter?.cancel()
    if (painter?.store.getState().isChanged) setLeaving(true)
    else onClose()
  }
  const keep = async () => {
    if (!painter || isBusy) return
    if (painter.isPressed()) painter.release()
    setLeaving(false)
    setBusy(true)
    setProblem(undefined)
    try {
      const stored = await uploadImage(await maskPng(painter.sheet), { isExact: true })
      onKeep(pictureParam(stored))
    } catch (error) {
      setProblem(`The mask is not kept yet: ${messageOf(error)}`)
      setBusy(false)
    }
  }
  const keys = usePainterKeys(painter, { close, keep })
  return (
    <Dialog.Root open disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Popup
          ref={popup}
          className="painter outline-none"
          initialFocus={popup}
          {...unheard}
          {...keys}
        >
          <header className="painter-head">
            <Dialog.Title className="painter-title">Paint mask</Dialog.Title>
            {work && (
              <span className="painter-note">
                {work.subject.width} × {work.subject.height}
              </span>
            )}
            {work?.subject.stretchedFrom && (
              <span className="painter-note painter-note--warning">
                The mask was {work.subject.stretchedFrom.width} × {work.subject.stretchedFrom.height} and is
                stretched to the picture.
              </span>
            )}
            {problem && (
              <span className="painter-note painter-note--problem" role="alert">
                {problem}
              </span>
            )}
            <span className="painter-gap" />
            <Button onClick={close} disabled={isBusy}>
              Cancel
            </Button>
            <Button variant="primary" disabled={!painter || isBusy} onClick={() => void keep()}>
              {isBusy ? 'Storing…' : 'Keep mask'}
            </Button>
          </header>
          {work ? (
            <PainterScreen painter={work.painter} bitmap={work.subject.bitmap} />
          ) : (
            <div className="painter-wait">
              {problem === undefined && <LoaderCircle size={18} role="img" aria-label="Loading" />}
            </div>
          )}
        </Dialog.Popup>
        {isLeaving && (
          <LeaveQuestion onStay={() => setLeaving(false)} onLeave={onClose} onKeep={() => void keep()} />
        )}
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
