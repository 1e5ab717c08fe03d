import { routes } from '@weft/client'
import type { Hono } from 'hono'
import { addRoute } from '../requests/add-route.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'

/** Serves the report on the storage and its clean-up. */
export function addStorageRoutes(app: Hono<ServerEnv>, { runtime }: ServerContext): void {
  addRoute(app, routes.getStorage, async (request) => request.json(await runtime.storage.report()))

  addRoute(app, routes.cleanStorage, async (request, { body }) => {
    const { dryRun = true, trashed = false, olderThanDays } = body
    const asked = { dryRun, trashed, ...(olderThanDays !== undefined && { olderThanDays }) }
    return request.json(await runtime.storage.clean(asked))
  })
}
