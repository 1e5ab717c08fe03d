import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens to the connection of one request: nothing, or it is destroyed at that moment. */
export type Drop = 'none' | 'before' | 'after' | 'midway'

/** Serves a handler on a real socket. `dropOf` decides for every request; `after` is after it was handled. */
export async function serveOnLoopback(
  handle: (request: Request) => Promise<Response>,
  dropOf: (request: Request) => Drop = () => 'none',
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    const method = incoming.method ?? 'GET'
    const request = new Request(`http://127.0.0.1${incoming.url}`, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body }),
    })
    const drop = dropOf(request)
    if (drop === 'before') return void outgoing.destroy()
    const response = await handle(request)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (drop === 'after') return void outgoing.destroy()
    outgoing.writeHead(response.status, {
      ...Object.fromEntries(response.headers),
      'content-length': bytes.length,
    })
    if (drop === 'none') return void outgoing.end(bytes)
    outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port }: AddressInfo = readAddress(server.address())
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function readAddress(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.')
  return address
}
