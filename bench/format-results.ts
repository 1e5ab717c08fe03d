import type { BenchmarkResult } from './benchmark.ts'

/** Formats results as a table for a terminal. */
export const formatResults = (results: readonly BenchmarkResult[]): string => {
  const rows = results.map(({ name, baseline, measuredMs, referenceMs, ratio, atMost, isMet }) => [
    name,
    `${measuredMs.toFixed(2)} ms`,
    `${referenceMs.toFixed(2)} ms`,
    `${ratio.toFixed(2)}x`,
    `${atMost}x`,
    isMet ? 'pass' : 'FAIL',
    baseline,
  ])
  const table = [['benchmark', 'median', 'baseline', 'ratio', 'target', '', 'baseline is'], ...rows]
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  )
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
