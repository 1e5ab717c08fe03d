import { routes } from '@weft/client'
import { WeftError } from '@weft/ports'
import type { Context, Hono } from 'hono'
import { Problem } from '../problems/problem.ts'
import { addRoute } from '../requests/add-route.ts'
import type { ServerContext } from '../server-context.ts'
import type { ServerEnv } from '../server-env.ts'

/** Serves providers and the token of Replicate, which comes in and never goes out. */
export function addProviderRoutes(app: Hono<ServerEnv>, { runtime, audit }: ServerContext): void {
  const { providers } = runtime
  const answer = async (request: Context<ServerEnv>) =>
    request.json({ providers: await providers.states(request.req.raw.signal) })

  addRoute(app, routes.listProviders, (request) => answer(request))

  addRoute(app, routes.setReplicateToken, async (request, { body }) => {
    await providers.setToken(body.token, request.req.raw.signal).catch((error: unknown) => {
      // Not our own credentials but what was sent: whoever sent it can mend it.
      if (error instanceof WeftError && error.code === 'unauthenticated')
        throw new Problem(
          'invalid_input',
          `Replicate refuses this token, so it was not kept. ${error.message}`,
        )
      throw error
    })
    await audit(request, { action: 'provider-token.set' })
    return answer(request)
  })

  addRoute(app, routes.removeReplicateToken, async (request) => {
    await providers.removeToken()
    await audit(request, { action: 'provider-token.removed' })
    return answer(request)
  })
}
