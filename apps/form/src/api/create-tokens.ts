import type { PageStorage } from '../history/safe-storage.ts'

/** Where the editor of the same server keeps the token that was given to it. */
const key = 'weft.access-token'

/** The access token of this page, and the way to give another one. */
export interface Tokens {
  readonly current: () => string | undefined
  /** Keeps one for this browser, as the editor does. */
  readonly keep: (token: string) => void
}

/** @param shared the token of the share link: it goes before the kept one, and is not kept itself */
export function createTokens(shared: string | undefined, storage: PageStorage): Tokens {
  let isSharedRefused = false
  return {
    current: () => (isSharedRefused ? undefined : shared) ?? storage.getItem(key) ?? undefined,
    keep: (token) => {
      isSharedRefused = true
      storage.setItem(key, token)
    },
  }
}
