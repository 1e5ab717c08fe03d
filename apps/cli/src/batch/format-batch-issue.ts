import pc from 'picocolors'
import type { BatchIssue } from './batch-row.ts'

/** One issue as a line for people: where it is written, which row and column, what. */
export function formatBatchIssue({ place, row, column, message }: BatchIssue): string {
  const where = [row === undefined ? '' : `row ${row}`, column === undefined ? '' : `column "${column}"`]
    .filter(Boolean)
    .join(', ')
  return `${pc.red('error')}  ${pc.bold(place)}  ${where === '' ? '' : `${where}: `}${message}`
}
