import { routes } from '@weft/client'
import { sessionValue } from '@weft/runtime'
import { workflowJsonSchema } from '@weft/workflow'
import type { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { readToken } from '../guard/read-token.ts'
import { sessionCookie } from '../guard/tokens.ts'
import type { Metrics } from '../metrics/create-metrics.ts'
import { addDocsRoutes } from '../openapi/add-docs-routes.ts'
import { createOpenApi } from '../openapi/create-open-api.ts'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'

/** Serves what the server says of itself. */
export function addServerRoutes(app: Hono<ServerEnv>, context: ServerContext, metrics: Metrics): void {
  const { runtime, config, closing } = context

  addRoute(app, routes.getHealth, (request) => request.json({ status: 'ok' }))

  addRoute(app, routes.getReadiness, async (request) => {
    if (closing.aborted) throw new Problem('unavailable', 'The server is stopping.')
    await runtime.store.ping().catch(() => {
      throw new Problem('unavailable', 'The database cannot be read.')
    })
    return request.json({ status: 'ok' })
  })

  addRoute(app, routes.getMetrics, async (request) =>
    request.body(await metrics.read(), 200, { 'content-type': metrics.contentType }),
  )

  addRoute(app, routes.openSession, (request) => {
    const token = readToken(request.req.header('authorization'), request.req.path)
    if (request.get('access')?.name !== undefined && token !== undefined) {
      setCookie(request, sessionCookie, sessionValue(token), {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        secure: config.publicUrl?.startsWith('https:') === true,
      })
    }
    return request.body(null, 204)
  })

  let document: ReturnType<typeof createOpenApi> | undefined
  addRoute(app, routes.getOpenApi, (request) => {
    document ??= createOpenApi(Object.values(routes))
    return request.json(document)
  })

  addRoute(app, routes.getWorkflowSchema, (request) => request.json(workflowJsonSchema()))

  addDocsRoutes(app, context)
}
