import { type FitViewOptions, getViewportForBounds } from '@xyflow/react'
import { useDocumentStore } from '../../state/document-store.ts'
import { isLarge } from '../../state/is-large.ts'
import { useCanvasStore } from '../canvas-store.ts'
import type { CardNode } from '../flow-elements.ts'
import { currentScene } from './current-scene.ts'

/** How far one can zoom, 1 being actual size: out of a large document farther, so that it can be seen as a whole. */
export const zoomRange = { min: 0.1, minOfLarge: 0.02, max: 3 } as const

/**
 * Brings nodes into view, all of them when none are named. React Flow does it for a document that it has as a whole;
 * of a large one it has a part only.
 */
export function fitNodes(options: FitViewOptions<CardNode>): void {
  const { flow } = useCanvasStore.getState()
  if (!flow) return
  if (!isLarge(useDocumentStore.getState().document)) {
    void flow.fitView(options)
    return
  }
  const { boxes } = currentScene()
  const asked = options.nodes?.flatMap(({ id }) => boxes.get(id) ?? []) ?? [...boxes.values()]
  const element = document.querySelector('.react-flow')
  if (asked.length === 0 || !element) return
  const left = Math.min(...asked.map((box) => box.x))
  const top = Math.min(...asked.map((box) => box.y))
  const bounds = {
    x: left,
    y: top,
    width: Math.max(...asked.map((box) => box.x + box.width)) - left,
    height: Math.max(...asked.map((box) => box.y + box.height)) - top,
  }
  const viewport = getViewportForBounds(
    bounds,
    element.clientWidth,
    element.clientHeight,
    options.minZoom ?? zoomRange.minOfLarge,
    options.maxZoom ?? zoomRange.max,
    options.padding ?? 0.1,
  )
  void flow.setViewport(viewport, { duration: options.duration ?? 0 })
}
