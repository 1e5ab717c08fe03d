import type { Point } from '@weft/workflow'
import { parseBoxId } from './boxes/box-id.ts'

/** The node whose card lies at a point of the window (client pixels); nothing over frames, notes and the empty canvas. */
export function cardAt({ x, y }: Point): string | undefined {
  const card = document.elementFromPoint(x, y)?.closest('.react-flow__node')
  const id = card?.getAttribute('data-id') ?? undefined
  return id === undefined || parseBoxId(id) ? undefined : id
}
