/** Where the server serves the bytes of an asset: relative to its own address, or under the `origin` given. */
export function assetUrl(id: string, origin = ''): string {
  return `${origin}/api/assets/${id}`
}
