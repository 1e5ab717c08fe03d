import { routes } from '@weft/client'
import { WeftError } from '@weft/ports'
import type { Hono } from 'hono'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import { readBytes } from '../requests/read-bytes.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'

/** A prediction whose output is text or small files in its body stays well below. */
const maxBytes = 25_000_000

/** Serves what providers call. The signature stands in the place of our token. */
export function addWebhookRoutes(app: Hono<ServerEnv>, { runtime }: ServerContext): void {
  addRoute(app, routes.receiveWebhook, async (request, { params }) => {
    const { raw } = request.req
    const header = (name: string) => raw.headers.get(name) ?? ''
    const message = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
      body: new TextDecoder().decode(await readBytes(raw, maxBytes)),
    }
    await runtime.receiveWebhook({ ...params, message }, raw.signal).catch(refuse)
    return request.body(null, 204)
  })
}

/** A signature that does not fit is the caller's fault, not that of our token at the provider. */
function refuse(error: unknown): never {
  if (error instanceof WeftError && error.code === 'unauthenticated')
    throw new Problem('unauthenticated', error.message)
  throw error
}
