import {
  Blend,
  Expand,
  type LucideIcon,
  Ratio,
  Redo2,
  Scan,
  Shrink,
  SquaresExclude,
  Trash2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { Painter } from './create-painter.ts'
import { fitPicture, setZoom } from './zoom-painter.ts'

/** Something that a key or a button of the painter does at once. */
export interface PainterCommand {
  readonly title: string
  /** As `pressedKeys` names them; the first is shown. */
  readonly keys: readonly string[]
  readonly icon: LucideIcon
  readonly run: (painter: Painter) => void
}

const zoomBy =
  (factor: number) =>
  ({ store }: Painter) =>
    setZoom(store, store.getState().view.zoom * factor)

/** Everything the painter can do at once, by name. */
export const painterCommands = {
  undo: { title: 'Undo', keys: ['$mod+z'], icon: Undo2, run: (painter) => painter.undo() },
  redo: { title: 'Redo', keys: ['$mod+y', '$mod+Shift+z'], icon: Redo2, run: (painter) => painter.redo() },
  invert: { title: 'Invert', keys: ['i'], icon: SquaresExclude, run: (painter) => painter.change('invert') },
  clear: { title: 'Clear', keys: ['x'], icon: Trash2, run: (painter) => painter.change('clear') },
  grow: { title: 'Grow', keys: ['Shift+g'], icon: Expand, run: (painter) => painter.change('grow') },
  shrink: { title: 'Shrink', keys: ['Shift+s'], icon: Shrink, run: (painter) => painter.change('shrink') },
  feather: { title: 'Feather', keys: ['Shift+f'], icon: Blend, run: (painter) => painter.change('feather') },
  zoomOut: { title: 'Zoom out', keys: ['-', '_'], icon: ZoomOut, run: zoomBy(1 / 1.25) },
  zoomIn: { title: 'Zoom in', keys: ['+', '='], icon: ZoomIn, run: zoomBy(1.25) },
  fit: { title: 'Fit', keys: ['0'], icon: Scan, run: ({ store, sheet }) => fitPicture(store, sheet) },
  actual: { title: 'Actual pixels', keys: ['1'], icon: Ratio, run: ({ store }) => setZoom(store, 1) },
} satisfies Readonly<Record<string, PainterCommand>>
