/** Milliseconds after which the parts are fetched even when the page does not come to rest. */
const patience = 4_000

/**
 * Fetches, once the page has come to rest, the parts that a key opens: what is typed right after the key must find
 * them there.
 */
export function fetchAhead(): void {
  const fetchParts = (): void => {
    const parts = [
      import('./find-bar.tsx'),
      import('./command-palette.tsx'),
      import('../palette/open-palette.tsx'),
      import('../panels/node-inspector.tsx'),
    ]
    // A part that cannot be fetched now is fetched again when it is opened, and says so then.
    void Promise.allSettled(parts)
  }
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) requestIdleCallback(fetchParts, { timeout: patience })
  else setTimeout(fetchParts, patience)
}
