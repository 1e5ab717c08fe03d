/** For answers that are no pages: nothing in them is to be run or shown in a frame. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Headers of every answer; one that a route has set stays. */
const headers: { readonly [name: string]: string } = {
  'content-security-policy': apiPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/** Whether the policy of an answer lets somebody show it in a frame: the older header knows no list, so it must go. */
function mayBeFramed(response: Response): boolean {
  const policy = response.headers.get('content-security-policy') ?? ''
  return policy.includes('frame-ancestors') && !policy.includes("frame-ancestors 'none'")
}

/** Adds to an answer the headers that keep a browser from doing with it what it should not. */
export function addSecurityHeaders(response: Response): void {
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'x-frame-options' && mayBeFramed(response)) continue
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
}
