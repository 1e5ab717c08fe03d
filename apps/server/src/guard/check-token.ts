import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { Problem } from '../problems/problem.ts'
import type { ServerEnv } from '../server-env.ts'
import { isSameSecret, sessionCookie, sessionValue } from './tokens.ts'

/**
 * Asks for the bearer token. Reads also take the session cookie, since an `<img>` cannot send a token; writes
 * never do. Throws `unauthenticated`.
 */
export function checkToken(context: Context<ServerEnv>, token: string): void {
  const header = context.req.header('authorization')
  const given = header === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(header)?.[1]
  if (given !== undefined && isSameSecret(given, token)) return
  if (header === undefined && ['GET', 'HEAD'].includes(context.req.method)) {
    const cookie = getCookie(context, sessionCookie)
    if (cookie !== undefined && isSameSecret(cookie, sessionValue(token))) return
  }
  const detail =
    header === undefined
      ? 'This server has a token: send it as `Authorization: Bearer <token>`.'
      : 'The token is not the one of this server (WEFT_API_TOKEN).'
  throw new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="weft"' } })
}
