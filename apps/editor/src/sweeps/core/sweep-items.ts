import type { Json } from '@weft/ports'
import type { SweepValues } from './sweep-parameter.ts'

/** A range with more items than this is a slip of the hand. */
const most = 10_000

/** The values one by one; none of a range that leads nowhere or has more items than a node gives. */
export function sweepItems(values: SweepValues): readonly Json[] {
  if (values.kind === 'list') return values.items
  const { start, stop, step } = values
  const count = Math.floor((stop - start) / step + 1e-9) + 1
  if (!Number.isFinite(count) || count < 1 || count > most) return []
  // As the node does it: rounding keeps 0.1 + 0.2 from becoming 0.30000000000000004.
  return Array.from({ length: count }, (_, index) => Number((start + index * step).toPrecision(12)))
}
