/** A socket of a card on the screen. */
export interface Socket {
  readonly nodeId: string
  readonly port: string
  readonly type: 'source' | 'target'
}

/** The socket that an element is or lies in; nothing for other elements. */
export function socketAt(element: Element): Socket | undefined {
  const socket = element.closest<HTMLElement>('.react-flow__handle')
  const { nodeid: nodeId, handleid: port } = socket?.dataset ?? {}
  if (socket === null || nodeId === undefined || port === undefined) return undefined
  return { nodeId, port, type: socket.classList.contains('source') ? 'source' : 'target' }
}
