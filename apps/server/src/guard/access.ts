import type { TokenLimits, TokenScope } from '@weft/storage'

/** Who asks, and what they may do. */
export interface Access {
  /** Name of the token, `WEFT_API_TOKEN` for the one of the environment; missing on a server that asks for none. */
  readonly name?: string
  readonly scope: TokenScope
  readonly limits?: TokenLimits
}

/** The scopes, each with what comes before it. */
const ladder: readonly TokenScope[] = ['read', 'run', 'write']

/** Answers whether a scope is enough for what needs another one. */
export function isEnough(scope: TokenScope, needed: TokenScope): boolean {
  return ladder.indexOf(scope) >= ladder.indexOf(needed)
}
