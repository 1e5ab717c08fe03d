import { formatTable } from './format-table.ts'
import type { LimitResult } from './limit.ts'

/** Formats what was measured against fixed limits as a table for a terminal; nothing when there is none. */
export const formatLimits = (limits: readonly LimitResult[]): string =>
  formatTable(
    ['server', 'measured', 'at most', ''],
    limits.map(({ name, unit, measured, atMost, isMet }) => [
      name,
      `${measured.toFixed(unit === 'nodes' ? 0 : 1)} ${unit}`,
      `${atMost} ${unit}`,
      isMet ? 'pass' : 'FAIL',
    ]),
  )
