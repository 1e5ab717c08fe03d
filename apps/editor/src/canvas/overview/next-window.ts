import type { GraphScene, SceneBox } from './graph-scene.ts'
import type { Area } from './place-grid.ts'

/** More nodes in view than this are painted; no more than `cardsBelow` are cards again. Between them nothing changes. */
export const overviewAbove = 70
const cardsBelow = 50

/**
 * Cards that a frame may add. One that comes while the view moves costs two or three frames: until the hand rests, new
 * ones stay painted, unless more than `mostPainted` of what is in view would be; then there is one every `mountPause`
 * milliseconds at most.
 */
const perFrame = { moving: 1, still: 2 } as const
const mountPause = 56
const mostPainted = 1 / 3

/** Cards kept although they left the view, so that going back and forth draws nothing anew. */
const keptBeyondView = 40

/** What is looked at when the window moves on. */
export interface WindowSituation {
  readonly scene: GraphScene
  /** What is in view, in pixels at zoom 1. */
  readonly view: Area
  readonly shown: ReadonlySet<string>
  readonly isOverview: boolean
  /** Ids of cards that must stay: the keyboard is in them, or they are being dragged or were asked for. */
  readonly pinned: ReadonlySet<string>
  /** The view has moved within the last moments. */
  readonly isMoving: boolean
  /** Milliseconds since a card was last added. */
  readonly sinceMount: number
}

/** How the window is next. */
export interface NextWindow {
  readonly shown: ReadonlySet<string>
  readonly isOverview: boolean
  /** Nothing is left to do until the view or the document changes. */
  readonly isDone: boolean
}

/**
 * Which nodes are cards in the next frame. Too many in view: none. Else those in view, nearest to the middle first,
 * a few a frame, since a card takes milliseconds to draw and a frame has sixteen. Pure.
 */
export function nextWindow(situation: WindowSituation): NextWindow {
  const { scene, view, pinned, isMoving } = situation
  const inView = scene.boxGrid.within(view)
  const limit = situation.isOverview ? cardsBelow : overviewAbove
  // Zooming in, the painted nodes stay until the hand rests: drawing cards would halt the gesture.
  const isOverview = inView.length > limit || (situation.isOverview && isMoving)
  if (isOverview) {
    const shown = new Set([...pinned].filter((id) => scene.boxes.has(id)))
    return { shown: sameSet(shown, situation.shown), isOverview, isDone: inView.length > limit }
  }
  const missing = inView.filter((box) => !situation.shown.has(box.id)).toSorted(nearestTo(view))
  const isDue = missing.length > inView.length * mostPainted && situation.sinceMount >= mountPause
  const room = !isMoving ? perFrame.still : isDue ? perFrame.moving : 0
  const kept = [...situation.shown, ...pinned].filter((id) => scene.boxes.has(id))
  const shown = new Set([...kept, ...missing.slice(0, room).map((box) => box.id)])
  const isComplete = missing.length <= room
  if (isComplete && !isMoving && shown.size > inView.length + keptBeyondView) {
    const staying = new Set([...pinned, ...inView.map((box) => box.id)])
    for (const id of shown) if (!staying.has(id)) shown.delete(id)
  }
  return { shown: sameSet(shown, situation.shown), isOverview, isDone: isComplete && !isMoving }
}

function nearestTo(view: Area): (one: SceneBox, other: SceneBox) => number {
  const x = view.x + view.width / 2
  const y = view.y + view.height / 2
  const distance = (box: SceneBox) => Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y)
  return (one, other) => distance(one) - distance(other)
}

/** The set as it was when it has the same members, so that nothing is drawn again for it. */
function sameSet(set: ReadonlySet<string>, before: ReadonlySet<string>): ReadonlySet<string> {
  return set.size === before.size && set.isSubsetOf(before) ? before : set
}
