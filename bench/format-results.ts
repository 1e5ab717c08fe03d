import type { BenchmarkResult } from './benchmark.ts'
import { formatTable } from './format-table.ts'

/** Formats what was measured against baselines as a table for a terminal; nothing when there is none. */
export const formatResults = (results: readonly BenchmarkResult[]): string =>
  formatTable(
    ['benchmark', 'median', 'baseline', 'ratio', 'target', '', 'baseline is'],
    results.map(({ name, baseline, measuredMs, referenceMs, ratio, atMost, isMet }) => [
      name,
      `${measuredMs.toFixed(2)} ms`,
      `${referenceMs.toFixed(2)} ms`,
      `${ratio.toFixed(2)}x`,
      `${atMost}x`,
      isMet ? 'pass' : 'FAIL',
      baseline,
    ]),
  )
