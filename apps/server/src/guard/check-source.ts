import { isIP } from 'node:net'
import type { ServerConfig } from '../config.ts'
import { Problem } from '../problems/problem.ts'

/**
 * Refuses requests that come by another name (a name that somebody pointed at this machine) or from another
 * page's script. The port of `Host` is free, so that a forwarded port works; an `Origin` must be the very
 * address that was asked, or `WEFT_PUBLIC_URL`. Throws `forbidden`.
 */
export function checkSource(request: Request, config: Pick<ServerConfig, 'host' | 'publicUrl'>): void {
  const url = new URL(request.url)
  const host = request.headers.get('host') ?? url.host
  if (!isOwnHost(host, config)) {
    throw new Problem(
      'forbidden',
      `This server does not answer to the host ${JSON.stringify(host)}. Set WEFT_PUBLIC_URL to the address under which it is reached.`,
    )
  }
  const origin = request.headers.get('origin')
  if (origin !== null && !isOwnOrigin(origin, host, config.publicUrl)) {
    throw new Problem('forbidden', `Requests from pages of ${JSON.stringify(origin)} are refused.`)
  }
}

/** Names of this machine, the configured one, and the public one; any address where it listens on all of them. */
function isOwnHost(host: string, config: Pick<ServerConfig, 'host' | 'publicUrl'>): boolean {
  const name = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i
    .exec(host)?.[1]
    ?.replace(/[[\]]/g, '')
    .toLowerCase()
  if (name === undefined) return false
  const publicName =
    config.publicUrl === undefined ? undefined : new URL(config.publicUrl).hostname.replace(/[[\]]/g, '')
  if (['localhost', '127.0.0.1', '::1', config.host.toLowerCase(), publicName].includes(name)) return true
  // A page cannot be made to send another machine's address as a number, so nothing can be smuggled in by one.
  return ['0.0.0.0', '::'].includes(config.host) && isIP(name) !== 0
}

/** Same host and port as the address that was asked; the scheme may differ behind a proxy that ends TLS. */
function isOwnOrigin(origin: string, host: string, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  if (publicUrl !== undefined && url.origin === new URL(publicUrl).origin) return true
  return ['http:', 'https:'].includes(url.protocol) && url.host === new URL(`http://${host}`).host
}
