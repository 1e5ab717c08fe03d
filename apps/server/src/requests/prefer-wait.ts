import { Problem } from '../problems/problem.ts'

/**
 * Reads `Prefer: wait` (60 s) or `wait=1` to `wait=60`; gives milliseconds, or undefined when nothing is preferred.
 * Other preferences are left alone (RFC 7240). Throws `malformed_request` for a wait that is out of range.
 */
export function preferWait(header: string | undefined): number | undefined {
  for (const preference of (header ?? '').split(',')) {
    const [token = '', ...rest] = (preference.split(';')[0] ?? '').split('=')
    if (token.trim().toLowerCase() !== 'wait') continue
    if (rest.length === 0) return 60_000
    const text = rest
      .join('=')
      .trim()
      .replace(/^"(.*)"$/, '$1')
    const seconds = /^\d{1,3}$/.test(text) ? Number(text) : 0
    if (seconds < 1 || seconds > 60) {
      throw new Problem(
        'malformed_request',
        `\`Prefer: wait\` takes 1 to 60 seconds, but found ${JSON.stringify(text)}.`,
      )
    }
    return seconds * 1000
  }
  return undefined
}
