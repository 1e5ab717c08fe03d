import type { NodeProps } from '@xyflow/react'
import { type KeyboardEvent, memo } from 'react'
import { useDocumentStore } from '../../state/document-store.ts'
import { useCanvasStore } from '../canvas-store.ts'
import type { BoxNode } from '../flow-elements.ts'
import { focusAround } from '../focus-around.ts'
import { isDrawnAlike } from '../is-drawn-alike.ts'
import { changeBox } from './change-box.ts'
import { ResizeGrip } from './resize-grip.tsx'
import './boxes.css'

/** Smallest frame in pixels. */
const least = { width: 120, height: 80 } as const

/** A frame: a named, coloured rectangle under the nodes, moved by its title with all that lies in it. */
export const FrameView = memo(function FrameView({
  id,
  data,
  selected,
}: NodeProps<Extract<BoxNode, { type?: 'frame' }>>) {
  const { title, width, height, color } = data.box
  const isRenaming = useCanvasStore((state) => state.renaming === id)
  const set = useCanvasStore((state) => state.set)
  const endGesture = useDocumentStore((state) => state.endGesture)
  const done = () => {
    set({ renaming: undefined })
    endGesture()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    done()
    focusAround(event.currentTarget)
  }
  return (
    <section
      className="frame"
      style={{ width, height }}
      data-tint={color}
      data-selected={selected || undefined}
      aria-label={`Frame ${title}`}
    >
      <header className="frame-head">
        {isRenaming ? (
          <input
            ref={(input) => {
              if (input && document.activeElement !== input) input.select()
            }}
            className="ui-input frame-title-entry nodrag"
            aria-label="Title of the frame"
            value={title}
            onChange={(event) => changeBox(id, { title: event.currentTarget.value }, `title ${id}`)}
            onKeyDown={onKeyDown}
            onBlur={done}
          />
        ) : (
          <h3 className="frame-title" onDoubleClick={() => set({ renaming: id })}>
            {title || 'Frame'}
          </h3>
        )}
      </header>
      {(['right', 'bottom', 'corner'] as const).map((side) => (
        <ResizeGrip
          key={side}
          side={side}
          of="frame"
          least={least}
          onResize={(size, gesture) => changeBox(id, size, gesture)}
        />
      ))}
    </section>
  )
}, isDrawnAlike)
