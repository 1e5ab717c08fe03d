import type { NodeProps } from '@xyflow/react'
import type { CanvasNode } from './flow-elements.ts'

/**
 * Whether something on the canvas has to be drawn again. React Flow also tells it where it stands and that it is
 * dragged, which changes with each step of a drag and is nothing that it shows.
 */
export function isDrawnAlike(
  before: Readonly<NodeProps<CanvasNode>>,
  after: Readonly<NodeProps<CanvasNode>>,
): boolean {
  return before.id === after.id && before.data === after.data && before.selected === after.selected
}
