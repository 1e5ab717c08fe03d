/** Splits an end of a wire, `nodeId.portName`, at the first dot. */
export function edgeEnd(end: string): { readonly nodeId: string; readonly port: string } {
  const dot = end.indexOf('.')
  return dot < 0 ? { nodeId: end, port: '' } : { nodeId: end.slice(0, dot), port: end.slice(dot + 1) }
}
