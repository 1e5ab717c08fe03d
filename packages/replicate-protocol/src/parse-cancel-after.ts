/**
 * Reads the `Cancel-After` header: `30s`, `5m`, `1h30m45s`, or a bare number of seconds; at least 5 s.
 * Gives milliseconds, or undefined when it cannot be read or is too short.
 */
export function parseCancelAfter(header: string): number | undefined {
  const text = header.trim()
  const match = /^(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s?)?$/.exec(text)
  if (match === null || text === '') return undefined
  const [, hours = '0', minutes = '0', seconds = '0'] = match
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return total < 5 ? undefined : total * 1000
}
