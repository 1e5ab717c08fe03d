import { routes } from '@weft/client'
import type { Hono } from 'hono'
import { addRoute } from '../requests/add-route.ts'
import { readPage } from '../requests/read-page.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'

/** Serves who did what. */
export function addAuditRoutes(app: Hono<ServerEnv>, { runtime }: ServerContext): void {
  addRoute(app, routes.listAudit, async (request, { query: { limit = 50, ...query } }) =>
    request.json(await readPage(runtime.store.audit.list({ limit, ...query }))),
  )
}
