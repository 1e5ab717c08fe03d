import { useViewStore } from '../../state/view-store.ts'
import { currentScene } from './current-scene.ts'
import { followPointer } from './follow-pointer.ts'
import type { SceneBox } from './graph-scene.ts'
import { selectionAfter } from './selection-after.ts'
import type { ViewOfFlow } from './view-of-flow.ts'
import { useWindowStore } from './window-store.ts'

/** Where a rectangle is drawn, and the node that the press met. */
export interface MarqueePlace {
  readonly flow: HTMLElement
  readonly view: () => ViewOfFlow
  readonly pressed: SceneBox | undefined
}

/**
 * Draws a rectangle with the pointer; the painted nodes that it touches join the selection. A press that does not move
 * puts the node that it met to the selection, or takes it out.
 */
export function drawMarquee(press: PointerEvent, { flow, view, pressed }: MarqueePlace): void {
  const corner = flow.getBoundingClientRect()
  const before = useViewStore.getState().selection
  const finish = () => useWindowStore.setState({ marquee: undefined })
  followPointer(press, {
    onMove(event) {
      const marquee = {
        x: Math.min(press.clientX, event.clientX) - corner.left,
        y: Math.min(press.clientY, event.clientY) - corner.top,
        width: Math.abs(press.clientX - event.clientX),
        height: Math.abs(press.clientY - event.clientY),
      }
      const { x, y, zoom } = view()
      const area = {
        x: (marquee.x - x) / zoom,
        y: (marquee.y - y) / zoom,
        width: marquee.width / zoom,
        height: marquee.height / zoom,
      }
      const touched = currentScene().boxGrid.within(area)
      useWindowStore.setState({ marquee })
      useViewStore.getState().setSelection([...new Set([...before, ...touched.map((box) => box.id)])])
    },
    onEnd(moved) {
      finish()
      const { selection, setSelection } = useViewStore.getState()
      if (!moved && pressed) setSelection(selectionAfter(selection, [pressed.id], true))
      const count = useViewStore.getState().selection.length
      useViewStore.getState().announce(`${count} ${count === 1 ? 'node' : 'nodes'} selected.`)
    },
    onCancel: finish,
  })
}
