import { createWeftClient } from '@weft/client'

/** The server that this page came from. */
export const weft = createWeftClient({ baseUrl: location.origin })

/** The address of a stored picture; with a width in pixels, of a thumbnail. */
export function assetUrl(id: string, width?: number): string {
  return weft.assets.url(id, width === undefined ? undefined : { width })
}
