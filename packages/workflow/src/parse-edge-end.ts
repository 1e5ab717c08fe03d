/** One end of an edge. */
export interface EdgeEnd {
  readonly nodeId: string
  readonly port: string
}

/** Splits `nodeId.portName` at the first dot. Nothing when there is no dot, or nothing before or after it. */
export function parseEdgeEnd(end: string): EdgeEnd | undefined {
  const dot = end.indexOf('.')
  if (dot <= 0 || dot === end.length - 1) return undefined
  return { nodeId: end.slice(0, dot), port: end.slice(dot + 1) }
}
