import { createWeftClient } from '@weft/client'
import { noteReachability } from '../state/note-reachability.ts'
import { useViewStore } from '../state/view-store.ts'
import { readAccessToken } from './access-token.ts'

/** Whether the server itself answered: not the browser's cache, nor what stands between us while the server is away. */
function isFromServer(response: Response): boolean {
  return response.status < 502 && response.headers.get('cache-control')?.includes('no-store') === true
}

/** Sends a request with the token that the person gave, and asks for one when the server wants it. */
const fetchWithToken: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers)
  const token = readAccessToken(localStorage)
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  const response = await fetch(input, { ...init, headers })
  if (isFromServer(response)) noteReachability('online')
  if (response.status === 401) useViewStore.getState().openDialog('token')
  return response
}

/** The server that this page came from. */
export const weft = createWeftClient({ baseUrl: location.origin, fetch: fetchWithToken })

/** The address of a stored picture; with a width in pixels, of a thumbnail. */
export function assetUrl(id: string, width?: number): string {
  return weft.assets.url(id, width === undefined ? undefined : { width })
}
