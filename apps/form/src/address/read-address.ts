/** What the address of a form says. */
export interface FormAddress {
  readonly slug: string
  /** It stands in a frame of another page. */
  readonly isEmbedded: boolean
  /** Values for the inputs as they were written, by name. */
  readonly given: ReadonlyMap<string, readonly string[]>
  /** The access token of a share link; it travels in the fragment alone, which no server and no log ever gets. */
  readonly token: string | undefined
}

/** Reads `/app/<slug>?<input>=<value>&embed=1#token=<token>`. */
export function readAddress(url: URL): FormAddress {
  const slug = decodeURIComponent(/^\/app\/([^/]+)/.exec(url.pathname)?.[1] ?? '')
  const given = new Map<string, string[]>()
  for (const [name, value] of url.searchParams)
    if (name !== 'embed') given.set(name, [...(given.get(name) ?? []), value])
  return {
    slug,
    isEmbedded: url.searchParams.get('embed') === '1',
    given,
    token: new URLSearchParams(url.hash.slice(1)).get('token') ?? undefined,
  }
}
