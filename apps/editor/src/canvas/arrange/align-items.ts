import type { Point } from '@weft/workflow'
import { type Area, areaAround } from './area.ts'

/** The six ways to align: by an edge or by the middle, across or down. */
export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'

/** Where things go when they are aligned with the edge or middle of all of them together. */
export function alignItems(areas: ReadonlyMap<string, Area>, how: Alignment): ReadonlyMap<string, Point> {
  const all = areaAround([...areas.values()])
  if (!all) return new Map()
  return new Map([...areas].map(([id, area]) => [id, alignedPlace(area, all, how)]))
}

function alignedPlace(area: Area, all: Area, how: Alignment): Point {
  const { x, y } = area
  switch (how) {
    case 'left':
      return { x: all.x, y }
    case 'center':
      return { x: Math.round(all.x + (all.width - area.width) / 2), y }
    case 'right':
      return { x: all.x + all.width - area.width, y }
    case 'top':
      return { x, y: all.y }
    case 'middle':
      return { x, y: Math.round(all.y + (all.height - area.height) / 2) }
    case 'bottom':
      return { x, y: all.y + all.height - area.height }
  }
}
