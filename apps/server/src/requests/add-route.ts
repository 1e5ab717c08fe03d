import type { RouteContract } from '@weft/client'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { findAllowedMethods, isNamedPath } from '../find-allowed-methods.ts'
import { checkScope } from '../guard/check-scope.ts'
import { routeScope } from '../guard/route-scope.ts'
import { Problem } from '../problems/problem.ts'
import type { ServerEnv } from '../server-env.ts'
import { parseBody } from './parse-body.ts'
import { parseQuery } from './parse-query.ts'

/** What a part of a contract parses to; `undefined` where the contract has none. */
type Parsed<Route, Part extends 'params' | 'query' | 'body'> =
  Route extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined

/** A request, parsed as its contract says. */
export interface ParsedRequest<Route> {
  readonly params: Parsed<Route, 'params'>
  readonly query: Parsed<Route, 'query'>
  readonly body: Parsed<Route, 'body'>
}

/** Serves a route: its handler gets the request as its contract says, or is not called at all. */
export function addRoute<Route extends RouteContract>(
  app: Hono<ServerEnv>,
  route: Route,
  handle: (context: Context<ServerEnv>, request: ParsedRequest<Route>) => Promise<Response> | Response,
): void {
  app.on(route.method, route.path, async (context) => {
    refuseNamedPath(route, context.req)
    context.set('route', route.path)
    const scope = routeScope(route)
    if (scope !== 'open') checkScope(context.get('access'), scope)
    const params = parseParams(route, context)
    const query = parseQuery(route, new URL(context.req.url).searchParams)
    const body = route.body === undefined ? undefined : await parseBody(route, route.body, context.req.raw)
    // The parsers used exactly the schemas that the type is inferred from.
    return handle(context, { params, query, body } as ParsedRequest<Route>)
  })
}

/** `/api/results/facets` is no result with the id `facets`, whatever the method. Throws `method_not_allowed`. */
function refuseNamedPath({ path, params }: RouteContract, request: Context<ServerEnv>['req']): void {
  if (params === undefined || request.path === path || !isNamedPath(request.path)) return
  const allow = findAllowedMethods(request.path).join(', ')
  const detail = `${request.path} does not take ${request.method}, but ${allow}.`
  throw new Problem('method_not_allowed', detail, { headers: { allow } })
}

/** A path that its pattern does not allow names nothing, so it is not found. */
function parseParams(route: RouteContract, context: Context<ServerEnv>): unknown {
  if (route.params === undefined) return undefined
  const parsed = route.params.safeParse(context.req.param())
  if (!parsed.success) {
    throw new Problem('not_found', `Nothing is at ${context.req.path}: that is no id of this kind.`)
  }
  return parsed.data
}
