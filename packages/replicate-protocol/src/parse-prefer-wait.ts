/**
 * Reads the `Prefer` header: `wait` (60 s) or `wait=1…60`, among other preferences.
 * Gives milliseconds, or undefined when nothing is asked for. A number outside 1..60 is brought inside.
 */
export function parsePreferWait(header: string | undefined): number | undefined {
  const match = /(?:^|[,;\s])wait(?:\s*=\s*"?(\d{1,6})"?)?(?=$|[,;\s])/i.exec(header ?? '')
  if (match === null) return undefined
  const seconds = match[1] === undefined ? 60 : Number(match[1])
  return Math.min(60, Math.max(1, seconds)) * 1000
}
