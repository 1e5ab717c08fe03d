import type { Point } from '@weft/workflow'
import { useViewStore } from '../../state/view-store.ts'
import { moveNodes } from '../canvas-edits.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { isSnapping } from '../is-snapping.ts'
import { snap } from '../place-node.ts'
import { currentScene } from './current-scene.ts'
import { followPointer } from './follow-pointer.ts'
import type { SceneBox } from './graph-scene.ts'
import { selectionAfter } from './selection-after.ts'
import type { ViewOfFlow } from './view-of-flow.ts'

/** A press on a painted node: selects it when let go at once, else moves it with the rest of the selection, as one step. */
export function dragBoxes(press: PointerEvent, box: SceneBox, view: () => ViewOfFlow): void {
  const adds = press.shiftKey || press.ctrlKey || press.metaKey
  let starts: ReadonlyMap<string, Point> | undefined
  const begin = () => {
    const { selection, setSelection } = useViewStore.getState()
    if (!selection.includes(box.id)) setSelection(adds ? [...selection, box.id] : [box.id])
    const { boxes } = currentScene()
    const ids = useViewStore.getState().selection
    return new Map(ids.flatMap((id) => boxes.get(id) ?? []).map(({ id, x, y }) => [id, { x, y }]))
  }
  followPointer(press, {
    onMove(event) {
      starts ??= begin()
      const { zoom } = view()
      const placeFor = isSnapping(event) ? onGrid : onPixel
      const x = (event.clientX - press.clientX) / zoom
      const y = (event.clientY - press.clientY) / zoom
      const places = [...starts].map(
        ([id, start]) => [id, placeFor({ x: start.x + x, y: start.y + y })] as const,
      )
      useCanvasStore.getState().set({ dragged: new Map(places) })
    },
    onEnd(moved) {
      const { dragged, set, selectedWires } = useCanvasStore.getState()
      const { selection, setSelection } = useViewStore.getState()
      if (moved) moveNodes(dragged, `drag ${[...dragged.keys()].join(' ')} ${Math.round(performance.now())}`)
      else setSelection(selectionAfter(selection, [box.id], adds))
      set({ dragged: new Map(), ...(adds || selectedWires.length === 0 ? {} : { selectedWires: [] }) })
    },
    onCancel() {
      useCanvasStore.getState().set({ dragged: new Map() })
    },
  })
}

function onGrid({ x, y }: Point): Point {
  return { x: snap(x), y: snap(y) }
}

function onPixel({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) }
}
