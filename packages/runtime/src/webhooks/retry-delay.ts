/** Seconds before each further try: about a day in all, as Standard Webhooks advises. */
const delays = [5, 30, 120, 600, 1800, 7200, 21_600, 43_200]

/** Milliseconds before the next try after so many, half to one and a half times the plan; undefined after the last. */
export function retryDelay(tries: number, random: () => number): number | undefined {
  const seconds = delays[tries - 1]
  return seconds === undefined ? undefined : Math.round(seconds * 1000 * (0.5 + random()))
}
