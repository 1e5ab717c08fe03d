import type { Edit, NodeLayout } from '@weft/workflow'
import { useDocumentStore } from '../../state/document-store.ts'
import { useViewStore } from '../../state/view-store.ts'
import { boxEdits } from '../boxes/box-edit.ts'
import { parseBoxId } from '../boxes/box-id.ts'
import { frameContent } from '../boxes/frame-content.ts'
import { moveNodes } from '../canvas-edits.ts'
import { gridStep, snap } from '../place-node.ts'
import { type Alignment, alignItems } from './align-items.ts'
import type { Area } from './area.ts'
import { areasOnCanvas, selectedItems } from './areas-on-canvas.ts'
import { frameSides, leastCardWidth, mostCardWidth } from './card-widths.ts'
import { distributeItems } from './distribute-items.ts'

/** Aligns what is selected by an edge or the middle of it all: one undo step. */
export function alignSelection(how: Alignment): void {
  arrangeWith((areas) => alignItems(areas, how))
  useViewStore.getState().announce(`Aligned: ${how}.`)
}

/** Makes the gaps between what is selected equal: one undo step. */
export function distributeSelection(direction: 'across' | 'down'): void {
  arrangeWith((areas) => distributeItems(areas, direction))
  useViewStore.getState().announce(`Distributed ${direction}.`)
}

/** Gives the selection a colour by its name, or takes its colour away: one undo step. */
export function colorSelection(color: string | undefined): void {
  const { document, apply } = useDocumentStore.getState()
  const items = selectedItems()
  const layouts = items.flatMap((id): [string, NodeLayout][] => {
    if (parseBoxId(id)) return []
    const { color: _, ...place } = document.layout.nodes[id] ?? { x: 0, y: 0 }
    return [[id, color === undefined ? place : { ...place, color }]]
  })
  const changes = items.flatMap((id) => {
    const box = parseBoxId(id)
    return box ? [{ box, part: { color } }] : []
  })
  const edits: Edit[] = [
    ...(layouts.length > 0 ? [{ kind: 'set-layout' as const, nodes: Object.fromEntries(layouts) }] : []),
    ...boxEdits(document, changes),
  ]
  if (edits.length === 0) return
  apply({ kind: 'batch', label: color === undefined ? 'Take the colour away' : `Colour ${color}`, edits })
  useViewStore.getState().announce(color === undefined ? 'No colour.' : `Coloured ${color}.`)
}

/** Makes everything that is selected wider or narrower by a few steps of the grid. */
export function widenSelection(direction: 1 | -1): void {
  const { document, apply } = useDocumentStore.getState()
  const areas = areasOnCanvas()
  const items = selectedItems()
  const wider = (id: string, least: number) =>
    Math.min(mostCardWidth, Math.max(least, snap((areas.get(id)?.width ?? 0) + direction * gridStep * 4)))
  const layouts = items.flatMap((id): [string, NodeLayout][] => {
    const place = areas.get(id)
    if (parseBoxId(id) || !place) return []
    return [
      [
        id,
        { ...(document.layout.nodes[id] ?? { x: place.x, y: place.y }), width: wider(id, leastCardWidth) },
      ],
    ]
  })
  const changes = items.flatMap((id) => {
    const box = parseBoxId(id)
    return box ? [{ box, part: { width: wider(id, frameSides.least) } }] : []
  })
  const edits: Edit[] = [
    ...(layouts.length > 0 ? [{ kind: 'set-layout' as const, nodes: Object.fromEntries(layouts) }] : []),
    ...boxEdits(document, changes),
  ]
  if (edits.length === 0) return
  const label = direction === 1 ? 'Make wider' : 'Make narrower'
  apply({ kind: 'batch', label, edits }, { gesture: `widen ${items.join(' ')}` })
  useViewStore.getState().announce(direction === 1 ? 'Wider.' : 'Narrower.')
}

/** Moves what is selected to where a rule puts it; frames take along what lies in them. */
function arrangeWith(
  rule: (areas: ReadonlyMap<string, Area>) => ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): void {
  const all = areasOnCanvas()
  const selected = new Set(selectedItems())
  const held = new Set([...selected].filter((id) => parseBoxId(id)).flatMap((id) => frameContent(id, all)))
  const own = new Map([...all].filter(([id]) => selected.has(id) && !held.has(id)))
  const places = rule(own)
  const moved = new Map(places)
  for (const [id, place] of places) {
    const from = all.get(id)
    if (!id.startsWith('frames:') || !from) continue
    for (const inner of frameContent(id, all)) {
      const area = all.get(inner)
      if (area) moved.set(inner, { x: area.x + place.x - from.x, y: area.y + place.y - from.y })
    }
  }
  moveNodes(moved)
}
