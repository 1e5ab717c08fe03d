/** The day of a moment as `2026-11-29`, in local time. */
export function dayOf(moment: string): string {
  const date = new Date(moment)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** A day in the words of its reader: Today, Yesterday, else with the day of the week. */
export function dayInWords(day: string, now: Date): string {
  if (day === dayOf(now.toISOString())) return 'Today'
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (day === dayOf(before.toISOString())) return 'Yesterday'
  const date = new Date(`${day}T12:00:00`)
  return date.toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  })
}
