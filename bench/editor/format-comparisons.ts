import type { Comparison } from './compare-sides.ts'

/** Formats comparisons as a table for a terminal. */
export const formatComparisons = (comparisons: readonly Comparison[]): string => {
  const value = (number: number, p95: number | undefined) =>
    `${number.toFixed(number < 10 ? 1 : 0)}${p95 === undefined ? '' : ` (${p95.toFixed(0)} ms)`}`
  const rows = comparisons.map(
    ({ nodes, name, unit, weft, bare, ratio, weftP95, bareP95, target, isMet }) => [
      String(nodes),
      name,
      unit,
      value(weft, weftP95),
      value(bare, bareP95),
      Number.isFinite(ratio) ? `${ratio.toFixed(2)}x` : '',
      target ?? '',
      target === undefined ? '' : isMet ? 'pass' : 'FAIL',
    ],
  )
  const head = ['nodes', 'what', 'unit', 'Weft (p95)', 'bare (p95)', 'ratio', 'target', '']
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
