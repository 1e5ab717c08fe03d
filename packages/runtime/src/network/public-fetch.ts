/** How to get at the public internet: one request, redirects not followed. */
export interface PublicFetch {
  readonly fetch: (url: string, init: { readonly signal?: AbortSignal }) => Promise<Response>
}
