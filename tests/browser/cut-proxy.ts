import { connect, createServer, type Socket } from 'node:net'

/** A stretch of network between a browser and a server that can break. */
export interface CutProxy {
  readonly url: string
  /** Breaks every connection that is open. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

/** Opens one on a free port of this machine. */
export async function openCutProxy(target: string): Promise<CutProxy> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const proxy = createServer((socket) => {
    const server = connect(Number(port), hostname)
    for (const [one, other] of [
      [socket, server],
      [server, socket],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy()
  }
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve())
        cut()
      }),
  }
}
