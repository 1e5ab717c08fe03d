import type { PortKind } from '@weft/ports'
import { cardOutlines } from './card-outlines.ts'
import type { SceneBox } from './graph-scene.ts'
import type { PaintSources } from './paint-scene.ts'

/** Pixels at zoom 1, as `card.css` has them: the edge of a card, the box of a field. */
const card = {
  corner: 10,
  edge: 1,
  field: { height: 24, corner: 4, from: 0.47, margin: 12 },
} as const

/** Kinds whose field is a box beside its name. */
const boxed: ReadonlySet<PortKind> = new Set(['integer', 'number', 'choice'])

/** Paints boxes as the cards that they stand in for while the view moves: surface, edge and fields. */
export function paintCards(
  context: CanvasRenderingContext2D,
  { colors }: PaintSources,
  boxes: readonly SceneBox[],
): void {
  const cards = cardOutlines(boxes)
  context.fillStyle = colors.surface
  context.fill(cards)
  context.strokeStyle = colors.edge
  context.lineWidth = card.edge
  context.stroke(cards)
  const fields = new Path2D()
  const { height, corner, from, margin } = card.field
  for (const box of boxes)
    for (const { x, y, kind, list } of box.shape.sockets.values()) {
      if (x !== 0 || list || !boxed.has(kind) || box.height < 60) continue
      const left = box.width * from
      fields.roundRect(box.x + left, box.y + y - height / 2, box.width - left - margin, height, corner)
    }
  context.fillStyle = colors.field
  context.fill(fields)
}
