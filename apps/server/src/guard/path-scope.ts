import type { TokenScope } from '@weft/storage'

/**
 * The scope that a request outside the contract needs: agents may always run; at `/v1` looking is reading, the key of
 * webhooks belongs to whoever runs, and so does all else. Undefined for the routes of the contract, which name theirs.
 */
export function pathScope(method: string, path: string): TokenScope | undefined {
  if (/^\/mcp(?:\/|$)/.test(path)) return 'run'
  if (!/^\/v1(?:\/|$)/.test(path)) return undefined
  // QUERY is how Replicate's API searches.
  const isRead = ['GET', 'HEAD', 'QUERY'].includes(method) && !path.startsWith('/v1/webhooks/')
  return isRead ? 'read' : 'run'
}
