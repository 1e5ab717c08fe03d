import type { Point } from '@weft/workflow'
import type { Area } from './area.ts'

/** Where things go so that the gaps between neighbours are equal; the outermost two stay. Fewer than three stay. */
export function distributeItems(
  areas: ReadonlyMap<string, Area>,
  direction: 'across' | 'down',
): ReadonlyMap<string, Point> {
  const start = direction === 'across' ? 'x' : 'y'
  const length = direction === 'across' ? 'width' : 'height'
  const sorted = [...areas].toSorted(([, a], [, b]) => a[start] - b[start])
  const first = sorted[0]?.[1]
  const last = sorted.at(-1)?.[1]
  if (!first || !last || sorted.length < 3) return new Map()
  const filled = sorted.reduce((sum, [, area]) => sum + area[length], 0)
  const gap = (last[start] + last[length] - first[start] - filled) / (sorted.length - 1)
  let next = first[start]
  return new Map(
    sorted.map(([id, { x, y, ...size }]): [string, Point] => {
      const at = Math.round(next)
      next += size[length] + gap
      return [id, direction === 'across' ? { x: at, y } : { x, y: at }]
    }),
  )
}
