import type { PenPoint } from './core/brush-stroke.ts'
import { changeWhole, type WholeChange } from './core/change-whole.ts'
import type { Gesture } from './core/gesture.ts'
import type { MaskSheet } from './core/mask-sheet.ts'
import type { PixelArea } from './core/pixel-area.ts'
import { startGesture } from './core/start-gesture.ts'
import type { PainterStore } from './painter-store.ts'

/** How a press or a move is meant. */
export interface PressModifiers {
  /** Shift: a straight line, a square, a circle. */
  readonly isStraight: boolean
  /** Alt or the second button: the opposite of what the tool does. */
  readonly isOpposite: boolean
}

/** A painter at work: its pixels, its state, and what can be done. */
export interface Painter {
  readonly sheet: MaskSheet
  readonly store: PainterStore
  readonly press: (point: PenPoint, modifiers: PressModifiers) => void
  readonly drag: (points: readonly PenPoint[], isStraight: boolean) => void
  /** Ends the gesture: one step to undo. */
  readonly release: () => void
  /** Takes the gesture under way back. Gives whether there was one. */
  readonly cancel: () => boolean
  readonly isPressed: () => boolean
  readonly change: (change: WholeChange) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Tells of each area whose pixels changed. Gives what ends it. */
  readonly onPaint: (listener: (area: PixelArea) => void) => () => void
}

/** What each change of the whole is called when it was done. */
const done: Readonly<Record<WholeChange, string>> = {
  invert: 'Mask inverted',
  clear: 'Mask cleared',
  grow: 'Mask grown',
  shrink: 'Mask shrunk',
  feather: 'Mask feathered',
}

/**
 * Makes a painter.
 *
 * @param pixels the picture below, four bytes a pixel
 */
export function createPainter(options: {
  readonly sheet: MaskSheet
  readonly store: PainterStore
  readonly pixels: () => Uint8ClampedArray
}): Painter {
  const { sheet, store, pixels } = options
  const listeners = new Set<(area: PixelArea) => void>()
  let gesture: Gesture | undefined
  let last: PenPoint | undefined
  let lineEnd: PenPoint | undefined
  const tell = (area: PixelArea | undefined) => {
    if (area) for (const listener of listeners) listener(area)
  }
  const settle = (said: string) => {
    const { history } = sheet
    store.setState({
      undoCount: history.undoCount(),
      redoCount: history.redoCount(),
      isChanged: history.undoCount() > 0 || history.hasForgotten(),
      outline: undefined,
      said,
    })
  }
  const cancel = () => {
    if (!gesture) return false
    gesture = undefined
    tell(sheet.cancel())
    settle('Stroke taken back')
    return true
  }
  return {
    sheet,
    store,
    press(point, { isStraight, isOpposite }) {
      cancel()
      const state = store.getState()
      const isBrush = state.tool === 'brush' || state.tool === 'eraser'
      const turned = state.tool === 'brush' ? 'eraser' : 'brush'
      gesture = startGesture({
        sheet,
        pixels,
        tool: isOpposite && isBrush ? turned : state.tool,
        settings: { ...state, removes: state.removes !== isOpposite },
        lineFrom: isStraight ? (lineEnd ?? point) : undefined,
      })
      last = point
      tell(gesture.moveTo(point, false))
      store.setState({ at: point, outline: gesture.outline() })
    },
    drag(points, isStraight) {
      if (!gesture) return
      for (const point of points) {
        last = point
        tell(gesture.moveTo(point, isStraight))
      }
      if (last) store.setState({ at: last, outline: gesture.outline() })
    },
    release() {
      if (!gesture) return
      gesture.end()
      gesture = undefined
      lineEnd = last
      const area = sheet.commit()
      tell(area)
      settle(area ? 'Painted' : 'Nothing changed')
    },
    cancel,
    isPressed: () => gesture !== undefined,
    change(change) {
      cancel()
      changeWhole(sheet, change, store.getState().amount)
      const area = sheet.commit()
      tell(area)
      settle(area ? done[change] : 'Nothing changed')
    },
    undo() {
      if (cancel()) return
      const area = sheet.history.undo()
      tell(area)
      settle(area ? 'Undone' : 'Nothing to undo')
    },
    redo() {
      if (gesture) return
      const area = sheet.history.redo()
      tell(area)
      settle(area ? 'Redone' : 'Nothing to redo')
    },
    onPaint(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
