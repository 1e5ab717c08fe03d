import type { Hono } from 'hono'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'
import type { Mcp } from './open-mcp.ts'

/** Serves the Model Context Protocol (Streamable HTTP) at `/mcp`. */
export function addMcpRoutes(app: Hono<ServerEnv>, context: ServerContext): void {
  let opening: Promise<Mcp> | undefined
  app.all('/mcp', async (request) => {
    request.set('route', '/mcp')
    // Loaded by the first agent that asks: a server without agents starts sooner and stays smaller.
    opening ??= import('./open-mcp.ts').then(({ openMcp }) => openMcp(context))
    return (await opening).fetch(request.req.raw, request.get('access')?.name)
  })
}
