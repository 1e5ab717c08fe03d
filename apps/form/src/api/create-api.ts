import { createWeftClient, type WeftClient } from '@weft/client'
import type { Tokens } from './create-tokens.ts'

/** The server as this page uses it. */
export interface Api {
  readonly weft: WeftClient
  readonly tokens: Tokens
  /**
   * The address under which this page can show stored bytes. With a token they are fetched and given as a `blob:`
   * address, since an `<img>` sends no token and a frame gets no cookies; `release` lets go of it.
   */
  readonly show: (
    asset: string,
    width?: number,
  ) => { readonly address: Promise<string>; readonly release: () => void }
}

/** Speaks to the server that the page came from. */
export function createApi(origin: string, tokens: Tokens): Api {
  const fetchWithToken: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers)
    const token = tokens.current()
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    return fetch(input, { ...init, headers })
  }
  const weft = createWeftClient({ baseUrl: origin, fetch: fetchWithToken })
  return {
    weft,
    tokens,
    show(asset, width) {
      const options = width === undefined ? {} : { width }
      if (tokens.current() === undefined)
        return { address: Promise.resolve(weft.assets.url(asset, options)), release: () => undefined }
      const gone = new AbortController()
      let made: string | undefined
      const address = weft.assets.download(asset, { ...options, signal: gone.signal }).then((file) => {
        made = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }))
        return made
      })
      return {
        address,
        release: () => {
          gone.abort()
          if (made !== undefined) URL.revokeObjectURL(made)
        },
      }
    },
  }
}
