import type { NodeHandle } from '@xyflow/react'
import { useDocumentStore } from '../../state/document-store.ts'
import { isLarge } from '../../state/is-large.ts'
import { useViewStore } from '../../state/view-store.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { restingScene } from './current-scene.ts'
import type { SceneWire } from './graph-scene.ts'
import { nextWindow } from './next-window.ts'
import { passingWires } from './passing-wires.ts'
import type { Area } from './place-grid.ts'
import type { ViewOfFlow } from './view-of-flow.ts'
import { useWindowStore } from './window-store.ts'

/** Milliseconds without a movement after which the view counts as still. */
const stillAfter = 120

/** No wires: one list, so that nothing is drawn again for it. */
const none: readonly SceneWire[] = []

/** Frames after which a new card is certainly on the screen. */
const settleFrames = 3

/**
 * Moves the window on a large document along with the view. Gives the way to tell of a movement or a change, and
 * the way to stop.
 */
export function watchWindow(view: () => ViewOfFlow | undefined): {
  readonly touch: (isMovement: boolean) => void
  readonly stop: () => void
} {
  let frame = 0
  let movedAt = Number.NEGATIVE_INFINITY
  let mountedAt = Number.NEGATIVE_INFINITY
  let isStopped = false
  const ages = new Map<string, number>()

  const settle = (shown: ReadonlySet<string>): boolean => {
    const { settled } = useWindowStore.getState()
    for (const id of ages.keys()) if (!shown.has(id)) ages.delete(id)
    for (const id of shown) ages.set(id, Math.min((ages.get(id) ?? 0) + 1, settleFrames + 1))
    const next = new Set([...shown].filter((id) => (ages.get(id) ?? 0) > settleFrames))
    if (next.size !== settled.size || !next.isSubsetOf(settled)) useWindowStore.setState({ settled: next })
    return next.size === shown.size
  }

  const step = (now: number): void => {
    frame = 0
    const flow = view()
    if (isStopped || !isLarge(useDocumentStore.getState().document) || !flow || flow.width === 0) return
    const { shown, isOverview } = useWindowStore.getState()
    const seen = {
      x: -flow.x / flow.zoom,
      y: -flow.y / flow.zoom,
      width: flow.width / flow.zoom,
      height: flow.height / flow.zoom,
    }
    const next = nextWindow({
      scene: restingScene(),
      view: seen,
      shown,
      isOverview,
      pinned: pinnedNodes(),
      isMoving: now - movedAt < stillAfter,
      sinceMount: now - mountedAt,
    })
    if (next.shown !== shown || next.isOverview !== isOverview) {
      if (next.shown.size > shown.size) mountedAt = now
      const handles = keepHandles([...shown].filter((id) => !next.shown.has(id)))
      useWindowStore.setState({
        shown: next.shown,
        isOverview: next.isOverview,
        ...(handles ? { handles } : {}),
      })
    }
    const isSettled = settle(next.shown)
    const isAtRest = next.isDone && isSettled
    if (!isAtRest) frame = requestAnimationFrame(step)
    if (isAtRest || next.isOverview) keepPassing(next.isOverview ? undefined : seen, next.shown)
  }

  return {
    touch(isMovement) {
      if (isMovement) movedAt = performance.now()
      if (frame === 0 && !isStopped) frame = requestAnimationFrame(step)
    },
    stop() {
      isStopped = true
      cancelAnimationFrame(frame)
    },
  }
}

/** Keeps the wires that cross a view at rest; none where all of them are painted. */
function keepPassing(view: Area | undefined, shown: ReadonlySet<string>): void {
  const { passing: before } = useWindowStore.getState()
  const passing = view ? passingWires(restingScene(), view, shown, before) : none
  if (passing !== before) useWindowStore.setState({ passing })
}

/** Cards that must not go: that has the keyboard, that are dragged, that was asked for, that a wire is drawn from. */
function pinnedNodes(): ReadonlySet<string> {
  const { dragged, wiring, renaming, flow } = useCanvasStore.getState()
  const { focusRequest, selection } = useViewStore.getState()
  const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id')
  const asked = focusRequest && selection.includes(focusRequest.nodeId) ? focusRequest.nodeId : undefined
  const held =
    dragged.size > 0 && flow ? [...dragged.keys()].filter((id) => flow.getNode(id)?.hidden === false) : []
  const ids = [focused, asked, wiring?.start.nodeId, renaming, ...held]
  return new Set(ids.filter((id) => id !== undefined && id !== null))
}

/** Remembers where the sockets of cards are that are about to go. */
function keepHandles(nodeIds: readonly string[]): ReadonlyMap<string, readonly NodeHandle[]> | undefined {
  const { flow } = useCanvasStore.getState()
  const found = nodeIds.flatMap((id): [string, readonly NodeHandle[]][] => {
    const bounds = flow?.getInternalNode(id)?.internals.handleBounds
    return bounds ? [[id, [...(bounds.source ?? []), ...(bounds.target ?? [])]]] : []
  })
  return found.length === 0 ? undefined : new Map([...useWindowStore.getState().handles, ...found])
}
