/** One benchmark: the thing measured against a baseline in the same run, and how much slower it may be. */
export interface Benchmark {
  readonly name: string
  /** What the baseline is, in a few words. */
  readonly baseline: string
  /** Largest allowed ratio. */
  readonly atMost: number
  /** How many rounds are measured, after a quarter as many to warm up. */
  readonly rounds: number
  /** One round of the thing measured. */
  readonly measured: () => Promise<void>
  /** One round of the baseline. */
  readonly reference: () => Promise<void>
}

/** What a benchmark found; times are medians in milliseconds. */
export interface BenchmarkResult {
  readonly name: string
  readonly baseline: string
  readonly measuredMs: number
  readonly referenceMs: number
  /** Median over the rounds of measured over reference. */
  readonly ratio: number
  readonly atMost: number
  readonly isMet: boolean
}
