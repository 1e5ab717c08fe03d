import type { NodeProps } from '@xyflow/react'
import { type KeyboardEvent, lazy, memo, Suspense } from 'react'
import { useDocumentStore } from '../../state/document-store.ts'
import { holdWheel } from '../../ui/hold-wheel.ts'
import { useCanvasStore } from '../canvas-store.ts'
import type { BoxNode } from '../flow-elements.ts'
import { focusAround } from '../focus-around.ts'
import { isDrawnAlike } from '../is-drawn-alike.ts'
import { changeBox } from './change-box.ts'
import { ResizeGrip } from './resize-grip.tsx'
import './boxes.css'

/** Smallest note in pixels. */
const least = { width: 120, height: 64 } as const

/** Reading Markdown takes code of its own, fetched with the first note. */
const NoteText = lazy(async () => ({ default: (await import('./note-text.tsx')).NoteText }))

/** A note: Markdown on the canvas, written in place after a double press or F2. */
export const NoteView = memo(function NoteView({
  id,
  data,
  selected,
}: NodeProps<Extract<BoxNode, { type?: 'note' }>>) {
  const { text, width, height, color } = data.box
  const isEditing = useCanvasStore((state) => state.renaming === id)
  const set = useCanvasStore((state) => state.set)
  const endGesture = useDocumentStore((state) => state.endGesture)
  const done = () => {
    set({ renaming: undefined })
    endGesture()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Escape') return
    done()
    focusAround(event.currentTarget)
  }
  return (
    <section
      className="note"
      style={{ width, height }}
      data-tint={color}
      data-selected={selected || undefined}
      aria-label="Note"
      onDoubleClick={() => set({ renaming: id })}
    >
      {isEditing ? (
        <textarea
          ref={(area) => area?.focus({ preventScroll: true })}
          className="note-entry nodrag nopan"
          onWheelCapture={holdWheel}
          aria-label="Text of the note, in Markdown"
          placeholder="Markdown: # title, **bold**, - list, [link](https://…)"
          value={text}
          onChange={(event) => changeBox(id, { text: event.currentTarget.value }, `text ${id}`)}
          onKeyDown={onKeyDown}
          onBlur={done}
        />
      ) : (
        <div className="note-text" onWheelCapture={holdWheel}>
          {text.trim() === '' ? (
            <p className="note-empty">An empty note. Press twice to write.</p>
          ) : (
            <Suspense fallback={<p>{text}</p>}>
              <NoteText text={text} />
            </Suspense>
          )}
        </div>
      )}
      {(['right', 'bottom', 'corner'] as const).map((side) => (
        <ResizeGrip
          key={side}
          side={side}
          of="note"
          least={least}
          onResize={(size, gesture) => changeBox(id, size, gesture)}
        />
      ))}
    </section>
  )
}, isDrawnAlike)
