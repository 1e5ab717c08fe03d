import { parseBoxId } from '../boxes/box-id.ts'
import { frameContent } from '../boxes/frame-content.ts'
import type { Area } from './area.ts'

/**
 * What is tidied: nodes and frames, of the selection, or of everything when less than two nodes are selected. Notes stay
 * where they are, and so do frames that hold nothing else. An empty frame is tidied too: left where it is, a card might
 * come to lie in it, and would be taken for its content. Pure.
 *
 * @param all everything on the canvas, by canvas id
 */
export function tidyAreas(
  all: ReadonlyMap<string, Area>,
  selected: readonly string[],
): ReadonlyMap<string, Area> {
  const picked = new Set([
    ...selected,
    ...selected.filter((id) => id.startsWith('frames:')).flatMap((id) => frameContent(id, all)),
  ])
  const nodes = [...picked].filter((id) => !parseBoxId(id))
  const isPart = nodes.length > 1
  return new Map(
    [...all].filter(([id]) => {
      if (isPart && !picked.has(id)) return false
      const box = parseBoxId(id)
      if (!box) return true
      if (box.key !== 'frames') return false
      const inner = frameContent(id, all)
      return inner.length === 0 || inner.some((other) => parseBoxId(other)?.key !== 'notes')
    }),
  )
}

/** For everything that lies in frames, the smallest of them. Pure. */
export function innermostFrames(areas: ReadonlyMap<string, Area>): ReadonlyMap<string, string> {
  const size = (id: string) => (areas.get(id)?.width ?? 0) * (areas.get(id)?.height ?? 0)
  const frames = [...areas.keys()].filter((id) => parseBoxId(id)).toSorted((a, b) => size(b) - size(a))
  return new Map(frames.flatMap((frame) => frameContent(frame, areas).map((id) => [id, frame] as const)))
}
