/** The two kinds of boxes of a layout, by the list they are in. */
export type BoxKey = 'frames' | 'notes'

/** A frame or a note, by its list and its id there. */
export interface BoxName {
  readonly key: BoxKey
  readonly id: string
}

/** The id a frame or a note has on the canvas. No node can have it, since node ids hold no colon. */
export function boxId(key: BoxKey, id: string): string {
  return `${key}:${id}`
}

/** The frame or note that an id of the canvas stands for; nothing for a node's. */
export function parseBoxId(canvasId: string): BoxName | undefined {
  const colon = canvasId.indexOf(':')
  const key = canvasId.slice(0, Math.max(0, colon))
  return key === 'frames' || key === 'notes' ? { key, id: canvasId.slice(colon + 1) } : undefined
}
