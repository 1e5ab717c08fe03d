/**
 * Milliseconds to wait before a repetition: what the server asked for, a minute at most, else about 0.5, 1, 2, 4 …
 * 8 seconds after 1, 2, 3, 4 … tries, each shortened by up to a half at random.
 */
export function retryDelayMs(tries: number, askedSeconds: number | undefined, random: () => number): number {
  if (askedSeconds !== undefined) return Math.min(60, askedSeconds) * 1000
  return Math.min(8000, 500 * 2 ** (tries - 1)) * (1 - random() / 2)
}
