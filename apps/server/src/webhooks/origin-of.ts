import type { ServerConfig } from '../config.ts'

/**
 * The address of this server as the caller of a request reaches it, such as `http://localhost:4600`: the public one
 * where the request came by its host (behind a proxy the scheme of the request is not the caller's).
 */
export function originOf(request: Request, { publicUrl }: Pick<ServerConfig, 'publicUrl'>): string {
  const url = new URL(request.url)
  const host = request.headers.get('host') ?? url.host
  const outside = publicUrl === undefined ? undefined : new URL(publicUrl)
  return outside !== undefined && outside.host === host ? outside.origin : `${url.protocol}//${host}`
}
