/** Something measured against a fixed limit: what the server promises on an idle machine of two cores. */
export interface LimitResult {
  readonly name: string
  readonly unit: 'ms' | 'MB' | 'nodes'
  /** Median of the rounds where there are several. */
  readonly measured: number
  readonly atMost: number
  readonly isMet: boolean
}

/** Makes a result of what was measured. */
export const toLimitResult = (
  name: string,
  unit: LimitResult['unit'],
  measured: number,
  atMost: number,
): LimitResult => ({ name, unit, measured, atMost, isMet: measured <= atMost })
