import type { Area } from '../arrange/area.ts'

/**
 * What lies in a frame: everything whose middle is in it, and frames that are wholly in it.
 *
 * @param areas of everything on the canvas, by canvas id
 */
export function frameContent(frame: string, areas: ReadonlyMap<string, Area>): readonly string[] {
  const area = areas.get(frame)
  if (!area) return []
  return [...areas].flatMap(([id, other]) => {
    if (id === frame) return []
    return (id.startsWith('frames:') ? holds(area, other) : holdsMiddle(area, other)) ? [id] : []
  })
}

function holdsMiddle(area: Area, other: Area): boolean {
  const x = other.x + other.width / 2
  const y = other.y + other.height / 2
  return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height
}

function holds(area: Area, other: Area): boolean {
  return (
    other.x >= area.x &&
    other.y >= area.y &&
    other.x + other.width <= area.x + area.width &&
    other.y + other.height <= area.y + area.height
  )
}
