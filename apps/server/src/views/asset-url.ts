/** Where the server serves the bytes of an asset, relative to its own address. */
export function assetUrl(id: string): string {
  return `/api/assets/${id}`
}
