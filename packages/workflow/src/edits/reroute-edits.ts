import { describeValue, isRecord, readOwn } from '@weft/ports'
import { putKey } from '../put-key.ts'
import { toPointer } from '../to-pointer.ts'
import type { Point, WorkflowDocument } from '../workflow-document.ts'
import type { ApplyEdit } from './edit-result.ts'
import { refuseEdit } from './keep-document.ts'

/** Sets the points that wires are led through, by `from>to`; without any, a wire goes its own way again. */
export const setReroutes: ApplyEdit<'set-reroutes'> = (document, { wires }) => {
  const wrong = Object.entries(wires).find(([, points]) => points !== null && !points.every(isPoint))
  if (wrong !== undefined) {
    const message = `A point of a wire needs x and y in pixels, found ${describeValue(wrong[1])}.`
    return refuseEdit(document, {
      code: 'wrong-value',
      message,
      path: toPointer(['layout', 'reroutes', wrong[0]]),
    })
  }
  const present = document.layout.reroutes ?? {}
  const before = Object.keys(wires).map((wire): [string, readonly Point[] | null] => [
    wire,
    readOwn(present, wire) ?? null,
  ])
  const after = Object.entries(wires).reduce(
    (all, [wire, points]) => putKey(all, wire, points === null || points.length === 0 ? undefined : points),
    present,
  )
  return {
    document: withReroutes(document, after),
    inverse: { kind: 'set-reroutes', wires: Object.fromEntries(before) },
  }
}

/** The document with these points for its wires; without any there is no such key in its layout. */
export function withReroutes(
  document: WorkflowDocument,
  reroutes: { readonly [wire: string]: readonly Point[] },
): WorkflowDocument {
  const { reroutes: _, ...layout } = document.layout
  const isEmpty = Object.keys(reroutes).length === 0
  return { ...document, layout: isEmpty ? { ...layout } : { ...layout, reroutes } }
}

function isPoint(point: Point): boolean {
  return isRecord(point) && Number.isFinite(point.x) && Number.isFinite(point.y)
}
