import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message that came in. */
export interface ReceivedMessage {
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/** Somebody who is told, at a real socket of this machine. */
export interface Receiver {
  readonly url: string
  readonly messages: readonly ReceivedMessage[]
  /** Waits until so many messages have come, at most 8 s. */
  readonly count: (count: number) => Promise<readonly ReceivedMessage[]>
  readonly close: () => Promise<void>
}

/** Opens a receiver. `answer` gives the status of the nth message, from 0; a redirect goes to its own address. */
export async function openReceiver(answer: (index: number) => number = () => 200): Promise<Receiver> {
  const messages: ReceivedMessage[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
      messages.push({ headers: Object.fromEntries(headers), body })
      response.writeHead(answer(messages.length - 1), { location: '/' }).end('thanks')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    messages,
    count: async (count) => {
      for (let tries = 0; messages.length < count && tries < 800; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 10))
      return messages
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
