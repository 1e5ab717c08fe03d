import { describeValue, isRecord, type Json } from '@weft/ports'
import { frameSchema, noteSchema, reroutesSchema } from '../canvas-list-schema.ts'
import type { Frame, NodeLayout, Note, Point, WorkflowLayout } from '../workflow-document.ts'
import { type ParseContext, report } from './parse-context.ts'

/** Reads the layout. What is wrong is dropped with a warning: no run looks at it. Keys that are not known are kept. */
export function parseLayout(
  input: Json | undefined,
  renamed: ReadonlyMap<string, string>,
  context: ParseContext,
): WorkflowLayout {
  if (input !== undefined && !isRecord(input)) drop(context, [], input)
  const { reroutes: points, ...layout } = isRecord(input) ? input : {}
  const reroutes = parseReroutes(points, renamed, context)
  return {
    ...layout,
    nodes: parsePlaces(layout.nodes, renamed, context),
    frames: parseBoxes(layout.frames, 'frames', context).filter(isFrame),
    notes: parseBoxes(layout.notes, 'notes', context).filter(isNote),
    ...(Object.keys(reroutes).length > 0 && { reroutes }),
  }
}

function parseReroutes(
  input: unknown,
  renamed: ReadonlyMap<string, string>,
  context: ParseContext,
): { readonly [wire: string]: readonly Point[] } {
  if (input === undefined) return {}
  if (!isReroutes(input)) {
    drop(context, ['reroutes'], input)
    return {}
  }
  const present = (end: string) => {
    const [nodeId = '', ...port] = end.split('.')
    return [renamed.get(nodeId) ?? nodeId, ...port].join('.')
  }
  const wires = Object.entries(input).filter(([, points]) => points.length > 0)
  return Object.fromEntries(wires.map(([wire, points]) => [wire.split('>').map(present).join('>'), points]))
}

function isReroutes(value: unknown): value is { readonly [wire: string]: readonly Point[] } {
  return reroutesSchema.safeParse(value).success
}

function parsePlaces(
  input: unknown,
  renamed: ReadonlyMap<string, string>,
  context: ParseContext,
): { readonly [nodeId: string]: NodeLayout } {
  if (input === undefined) return {}
  if (!isRecord(input)) {
    drop(context, ['nodes'], input)
    return {}
  }
  const places = Object.entries(input).flatMap(([nodeId, place]): [string, NodeLayout][] => {
    const mended = mendPlace(place)
    if (mended !== undefined) return [[renamed.get(nodeId) ?? nodeId, mended]]
    drop(context, ['nodes', nodeId], place)
    return []
  })
  return Object.fromEntries(places)
}

/** A place with its position and those of its other keys that are right. */
function mendPlace(value: unknown): NodeLayout | undefined {
  if (!isRecord(value) || typeof value.x !== 'number' || typeof value.y !== 'number') return undefined
  const { x, y, width, height, collapsed, color, ...unknown } = value
  return {
    ...unknown,
    x,
    y,
    ...(typeof width === 'number' && { width }),
    ...(typeof height === 'number' && { height }),
    ...(typeof collapsed === 'boolean' && { collapsed }),
    ...(typeof color === 'string' && { color }),
  }
}

function parseBoxes(input: unknown, key: 'frames' | 'notes', context: ParseContext): unknown[] {
  if (input === undefined) return []
  if (!Array.isArray(input)) {
    drop(context, [key], input)
    return []
  }
  const isBox = key === 'frames' ? isFrame : isNote
  return input.filter((box, index) => {
    const fits = isBox(box)
    if (!fits) drop(context, [key, index], box)
    return fits
  })
}

function isFrame(value: unknown): value is Frame {
  return frameSchema.safeParse(value).success
}

function isNote(value: unknown): value is Note {
  return noteSchema.safeParse(value).success
}

function drop(context: ParseContext, at: readonly (string | number)[], found: unknown): void {
  const message = `This part of the layout cannot be read, found ${describeValue(found)}: it is left out.`
  report(context, ['layout', ...at], { code: 'bad-layout', severity: 'warning', message })
}
