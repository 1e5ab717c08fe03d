import { randomUUID } from 'node:crypto'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server'
import type { ServerContext } from '../server-context.ts'
import { createTools, type Tools } from './create-tools.ts'

/** A session that nobody has used for this long is closed. */
const idleMs = 30 * 60_000

/** So many sessions are open at a time; the one that was used least recently makes room. */
const mostSessions = 200

interface Session {
  readonly tools: Tools
  readonly transport: WebStandardStreamableHTTPServerTransport
  /** Name of the token that opened it: no other one may use it. */
  readonly owner: string | undefined
  usedAt: number
  /** Streams that are open for what the server tells by itself. */
  listening: number
}

/** Sessions of clients that speak the protocol of 2025: what is canceled, and what has changed, is told within one. */
export interface Sessions {
  /** Answers a request that opens a session; `body` is what it says. */
  readonly open: (request: Request, body: unknown, owner: string | undefined) => Promise<Response>
  /** Answers a request of a session; nothing when there is no such session. */
  readonly answer: (request: Request, owner: string | undefined) => Promise<Response | undefined>
  readonly close: () => Promise<void>
}

/** Holds sessions until they are closed, or nobody has used them for half an hour. */
export function openSessions(context: ServerContext): Sessions {
  const sessions = new Map<string, Session>()
  const now = () => context.now().getTime()

  const end = async (id: string) => {
    const session = sessions.get(id)
    sessions.delete(id)
    await session?.tools.server.close()
  }
  const sweep = setInterval(() => {
    for (const [id, { usedAt, listening }] of sessions)
      if (listening === 0 && now() - usedAt > idleMs) void end(id)
  }, 60_000)
  sweep.unref()
  const unlisten = context.publishedChanged.listen(() => {
    for (const { tools } of sessions.values())
      tools.renew().catch((error: unknown) => {
        context.log({ level: 'warn', message: 'MCP tools were not renewed', error: String(error) })
      })
  })

  return {
    async open(request, body, owner) {
      const tools = await createTools(context)
      const transport = new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => {
          const [oldest] = [...sessions].toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
          if (sessions.size >= mostSessions && oldest !== undefined) void end(oldest[0])
          sessions.set(id, { tools, transport, owner, usedAt: now(), listening: 0 })
        },
        onsessionclosed: (id) => {
          sessions.delete(id)
        },
      })
      await tools.server.connect(transport)
      return transport.handleRequest(request, { parsedBody: body })
    },
    async answer(request, owner) {
      const session = sessions.get(request.headers.get('mcp-session-id') ?? '')
      if (session === undefined || session.owner !== owner) return undefined
      session.usedAt = now()
      if (request.method === 'GET') {
        session.listening += 1
        request.signal.addEventListener(
          'abort',
          () => {
            session.listening -= 1
            session.usedAt = now()
          },
          { once: true },
        )
      }
      return session.transport.handleRequest(request)
    },
    async close() {
      clearInterval(sweep)
      unlisten()
      await Promise.all([...sessions.keys()].map(end))
    },
  }
}
