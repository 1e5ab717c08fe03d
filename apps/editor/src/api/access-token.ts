/** Where the server's token is kept in this browser, when the server has one. */
const key = 'weft.access-token'

/** The token to send, if the person gave one. */
export function readAccessToken(storage: Storage): string | undefined {
  return storage.getItem(key) ?? undefined
}

/** Keeps the token for the next requests, or forgets it. */
export function keepAccessToken(storage: Storage, token: string | undefined): void {
  if (token === undefined) storage.removeItem(key)
  else storage.setItem(key, token)
}
