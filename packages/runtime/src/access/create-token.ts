import { WeftError } from '@weft/ports'
import type { StoredToken, TokenLimits, TokenScope, TokenStore } from '@weft/storage'
import { hashSecret, sessionValue } from './token-secrets.ts'

/** Names are for people and for the audit of runs; in lower case, so that none reads as `WEFT_API_TOKEN`. */
const namePattern = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/

/** What a new token is made from. */
export interface TokenRequest {
  /** 1 to 64 small letters, digits, dots, underscores and hyphens. */
  readonly name: string
  readonly scope: TokenScope
  readonly limits?: TokenLimits
  readonly id: string
  readonly now: Date
  /** 32 random bytes. */
  readonly bytes: Uint8Array
}

/**
 * Makes an access token and keeps its hash. `secret` is the token: it is given here and never again.
 * Throws `invalid_input` for a name that is none or that is taken.
 */
export async function createToken(
  tokens: TokenStore,
  { name, scope, limits = {}, id, now, bytes }: TokenRequest,
): Promise<{ readonly secret: string; readonly token: StoredToken }> {
  const refuse = (message: string) => new WeftError({ code: 'invalid_input', message, retryable: false })
  if (!namePattern.test(name)) {
    throw refuse(
      `A token's name must be 1 to 64 small letters, digits, dots, underscores and hyphens, but is ${JSON.stringify(name)}.`,
    )
  }
  const secret = `weft_${Buffer.from(bytes).toString('base64url')}`
  const token = {
    id,
    name,
    scope,
    hash: hashSecret(secret),
    sessionHash: hashSecret(sessionValue(secret)),
    createdAt: now.toISOString(),
    ...(Object.keys(limits).length > 0 && { limits }),
  }
  if (!(await tokens.add(token)))
    throw refuse(
      `There is, or was, a token with the name ${name}: runs tell tokens apart by it. Take another one.`,
    )
  return { secret, token }
}
