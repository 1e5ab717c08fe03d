import { openTokens } from '@weft/runtime'
import type { ServerConfig } from '../config.ts'
import { StartError } from '../start-error.ts'
import { isLoopback } from './is-loopback.ts'

/**
 * Nothing listens openly without a token. Throws a `StartError` for an address other than loopback while neither
 * `WEFT_API_TOKEN` is set nor the data directory has a token that is not revoked.
 */
export async function checkOpenness({
  host,
  apiToken,
  dataDirectory,
}: Pick<ServerConfig, 'host' | 'apiToken' | 'dataDirectory'>): Promise<void> {
  if (isLoopback(host) || apiToken !== undefined) return
  const { tokens, close } = await openTokens(dataDirectory)
  try {
    if ((await tokens.list()).some(({ revokedAt }) => revokedAt === undefined)) return
  } finally {
    await close()
  }
  throw new StartError(
    `WEFT_HOST must be 127.0.0.1, ::1 or localhost while there is no token, but was ${JSON.stringify(host)}: to listen there, set WEFT_API_TOKEN or make a token with \`weft tokens create\`.`,
  )
}
