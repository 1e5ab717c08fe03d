/** What a token may do, each with what comes before it: look, run and cancel, change what is kept. */
export type TokenScope = 'read' | 'run' | 'write'

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
  /** Gives false when no token that is not revoked yet has this name. */
  readonly revoke: (name: string, at: string) => Promise<boolean>
}
