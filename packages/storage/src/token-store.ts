/** What a token may do, each with what comes before it: look, run and cancel, change what is kept. */
export type TokenScope = 'read' | 'run' | 'write'

/** What a token may use at most; what is missing has no limit. */
export interface TokenLimits {
  /** Runs that it starts within any 60 seconds. */
  readonly runsPerMinute?: number
  /** Runs of it that have not ended. */
  readonly maxConcurrentRuns?: number
  /** What its runs of one day (UTC) cost, in the currency of the prices. */
  readonly maxCostPerDay?: number
}

/** An access token, without what it is made of. */
export interface StoredToken {
  readonly id: string
  /** Unique for ever, also among those that are revoked. */
  readonly name: string
  readonly scope: TokenScope
  /** SHA-256 of the token, 64 hex. */
  readonly hash: string
  /** SHA-256 of the session cookie that follows from the token, 64 hex. */
  readonly sessionHash: string
  readonly limits?: TokenLimits
  /** ISO 8601, as the other times. */
  readonly createdAt: string
  /** When it was last used, to the minute or so; missing: never. */
  readonly lastUsedAt?: string
  readonly revokedAt?: string
}

/** Access tokens. None is ever deleted: runs name them. */
export interface TokenStore {
  /** Gives false when the name is taken. */
  readonly add: (token: StoredToken) => Promise<boolean>
  /** Oldest first, those that are revoked too. */
  readonly list: () => Promise<readonly StoredToken[]>
  /** Whether there is any, revoked or not. */
  readonly any: () => Promise<boolean>
  readonly byHash: (hash: string) => Promise<StoredToken | undefined>
  readonly bySessionHash: (sessionHash: string) => Promise<StoredToken | undefined>
  readonly setLastUsed: (id: string, at: string) => Promise<void>
  /** Replaces the limits. Gives false when no token that is not revoked has this name. */
  readonly setLimits: (name: string, limits: TokenLimits) => Promise<boolean>
  /** Gives false when no token that is not revoked yet has this name. */
  readonly revoke: (name: string, at: string) => Promise<boolean>
}
