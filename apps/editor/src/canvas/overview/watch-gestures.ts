import type { Point } from '@weft/workflow'
import { useDocumentStore } from '../../state/document-store.ts'
import { useViewStore } from '../../state/view-store.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { openNodeMenu } from '../menu-props.ts'
import { nameOfWire } from '../name-of-wire.ts'
import { wireId } from '../to-flow.ts'
import { currentScene } from './current-scene.ts'
import { dragBoxes } from './drag-boxes.ts'
import { drawMarquee } from './draw-marquee.ts'
import type { SceneBox } from './graph-scene.ts'
import type { ViewOfFlow } from './view-of-flow.ts'
import { useWindowStore } from './window-store.ts'
import { wireAt } from './wire-at.ts'

/** Pixels on the screen within which a press takes a wire. */
const wireReach = 7

/**
 * Makes painted nodes and wires work as cards do: press, Shift and Ctrl with it, drag, double press (which goes there),
 * the menu, and a rectangle drawn with Shift. A press that meets nothing painted is React Flow's. Gives the way to stop.
 */
export function watchGestures(flow: HTMLElement, view: () => ViewOfFlow): () => void {
  let isOurs = false
  let pressed: Point | undefined

  const toCanvas = (event: MouseEvent): Point => {
    const box = flow.getBoundingClientRect()
    const { x, y, zoom } = view()
    return { x: (event.clientX - box.left - x) / zoom, y: (event.clientY - box.top - y) / zoom }
  }
  const boxAt = (event: MouseEvent): SceneBox | undefined => {
    if (!isPaneOf(flow, event)) return undefined
    const box = currentScene().boxGrid.at(toCanvas(event))
    return box && useWindowStore.getState().settled.has(box.id) ? undefined : box
  }
  const wireUnder = (event: MouseEvent) => {
    const { settled } = useWindowStore.getState()
    return wireAt(currentScene(), toCanvas(event), {
      reach: wireReach / view().zoom,
      isPainted: (wire) => !settled.has(wire.from) && !settled.has(wire.to),
    })
  }

  const onPointerDown = (event: PointerEvent) => {
    isOurs = false
    pressed = { x: event.clientX, y: event.clientY }
    if (event.button !== 0 || !event.isPrimary || !isPaneOf(flow, event)) return
    const box = boxAt(event)
    const drawsMarquee = event.shiftKey && useWindowStore.getState().isOverview
    if (!box && !drawsMarquee) return
    isOurs = true
    event.stopPropagation()
    // The default of the press is prevented, so a field must be left by hand.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if (drawsMarquee) drawMarquee(event, { flow, view, pressed: box })
    else if (box) dragBoxes(event, box, view)
  }
  const onMouse = (event: MouseEvent) => {
    if (!isOurs) return
    event.stopPropagation()
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    onMouse(event)
    if (isOurs || !isPaneOf(flow, event)) return
    // A wire takes a press only when it ends where it began: far out wires are everywhere, and the view must be movable.
    const isStill =
      pressed !== undefined && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < wireReach
    const wire = isStill ? wireUnder(event) : undefined
    if (wire) {
      event.stopPropagation()
      return selectWire(wire.id, isAdding(event))
    }
    if (isAdding(event)) return
    useViewStore.getState().setSelection([])
    useCanvasStore.getState().set({ selectedWires: [] })
  }
  const onDoubleClick = (event: MouseEvent) => {
    const box = boxAt(event)
    if (!box) return
    event.stopPropagation()
    useViewStore.getState().focusNode(box.id)
  }
  const onContextMenu = (event: MouseEvent) => {
    const box = boxAt(event)
    if (!box) return
    event.stopPropagation()
    event.preventDefault()
    openNodeMenu(box.id, { x: event.clientX, y: event.clientY })
  }

  // On the window, since React Flow begins its own rectangle in a handler of the page's root.
  const stops = [
    listen('pointerdown', onPointerDown),
    listen('mousedown', onMouse),
    listen('click', onClick),
    listen('dblclick', onDoubleClick),
    listen('contextmenu', onContextMenu),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Whether a press adds to the selection. */
export function isAdding(event: MouseEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey
}

function isPaneOf(flow: HTMLElement, { target }: Event): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane') && flow.contains(target)
}

function selectWire(id: string, adds: boolean): void {
  const { selectedWires, set } = useCanvasStore.getState()
  if (!adds) useViewStore.getState().setSelection([])
  const others = adds ? selectedWires.filter((other) => other !== id) : []
  const isTaken = adds && selectedWires.includes(id)
  set({ selectedWires: isTaken ? others : [...others, id] })
  const { document } = useDocumentStore.getState()
  const edge = document.edges.find((one) => wireId(one) === id)
  if (edge && !isTaken) useViewStore.getState().announce(`Wire from ${nameOfWire(document, edge)}.`)
}

function listen<Type extends keyof WindowEventMap>(
  type: Type,
  handle: (event: WindowEventMap[Type]) => void,
): () => void {
  window.addEventListener(type, handle, { capture: true })
  return () => window.removeEventListener(type, handle, { capture: true })
}
