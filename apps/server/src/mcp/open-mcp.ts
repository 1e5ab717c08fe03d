import { createMcpHandler, isInitializeRequest } from '@modelcontextprotocol/server'
import type { ServerContext } from '../server-context.ts'
import { createTools } from './create-tools.ts'
import { openSessions } from './open-sessions.ts'

/** Pictures may come as data URLs. */
const maxBodyBytes = 30_000_000

/** The Model Context Protocol over HTTP. */
export interface Mcp {
  /** @param owner name of the token that asks; missing on a server that asks for none */
  readonly fetch: (request: Request, owner: string | undefined) => Promise<Response>
}

/**
 * Opens the Model Context Protocol over HTTP: published workflows as typed tools. Clients of the revision of 2026 are
 * served request by request; those before get a session when they begin with `initialize`, and none when they do not.
 */
export function openMcp(context: ServerContext): Mcp {
  const handler = createMcpHandler(async () => (await createTools(context)).server, {
    maxRequestBodySize: maxBodyBytes,
    onerror: (error) => context.log({ level: 'warn', message: 'MCP request failed', error: error.message }),
  })
  const sessions = openSessions(context)
  const unlisten = context.publishedChanged.listen(() => handler.notify.toolsChanged())
  const close = () => {
    unlisten()
    void Promise.all([handler.close(), sessions.close()])
  }
  context.closing.addEventListener('abort', close, { once: true })
  return {
    async fetch(request, owner) {
      if (request.headers.has('mcp-session-id')) {
        const answer = await sessions.answer(request, owner)
        // By the protocol this makes the client begin anew.
        return answer ?? noSuchSession()
      }
      const body = await readInitialize(request)
      return body === undefined ? handler.fetch(request) : sessions.open(request, body, owner)
    },
  }
}

/** What begins a session in the way of 2025; nothing for any other request, which stays unread. */
async function readInitialize(request: Request): Promise<unknown> {
  if (request.method !== 'POST' || request.headers.has('mcp-method')) return undefined
  if (Number(request.headers.get('content-length') ?? 0) > 100_000) return undefined
  try {
    const body: unknown = await request.clone().json()
    return isInitializeRequest(body) ? body : undefined
  } catch {
    return undefined
  }
}

function noSuchSession(): Response {
  const error = { code: -32001, message: 'There is no such session. Begin anew with initialize.' }
  return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 404 })
}
