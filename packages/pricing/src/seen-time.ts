/** How long a call of a model version took at its provider. */
export interface SeenTime {
  /** Seconds that were billed. */
  readonly seconds: number
  /** How much it had to do, in the units of `Workload.work`. */
  readonly work: number
}

/** Seconds of a call with so much to do as `work`, between the slow and the fast of those seen (10th and 90th percentile). */
export function secondsLike(
  seen: readonly SeenTime[],
  work: { readonly low: number; readonly high: number },
): readonly [number, number] | undefined {
  if (seen.length === 0) return undefined
  // A call of the same size is compared as it is; of another size by how much it had to do.
  const same = seen.filter((time) => time.work >= work.low && time.work <= work.high)
  if (same.length > 0) {
    const seconds = same.map((time) => time.seconds)
    return [percentile(seconds, 0.1), percentile(seconds, 0.9)]
  }
  const perUnit = seen.map(({ seconds, work: done }) => seconds / Math.max(1, done))
  return [percentile(perUnit, 0.1) * work.low, percentile(perUnit, 0.9) * work.high]
}

/** The nearest-rank percentile of a list that is not empty; `share` from 0 to 1. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = Math.ceil(share * sorted.length) - 1
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? 0
}
