/** What an estimate stands on, from firm to none. */
export type CostBasis = 'free' | 'price' | 'seen' | 'guess' | 'unknown'

/** What calls should cost, as a range. */
export interface CostEstimate {
  /** ISO 4217. */
  readonly currency: string
  /** The middle of the range. */
  readonly amount: number
  readonly low: number
  readonly high: number
  /**
   * `free`: nothing is billed; `price`: by a price for each picture; `seen`: by the times of calls before; `guess`: by
   * what models of the kind usually take; `unknown`: no price is known, and the amounts leave such calls out.
   */
  readonly basis: CostBasis
  /** Where it comes from, in a sentence. */
  readonly note: string
  /** Calls that are counted. */
  readonly calls: number
  /** Those of them of which no price is known. */
  readonly unpriced: number
  /** Only the run tells how often something is called: more calls may come. */
  readonly isOpen: boolean
}
