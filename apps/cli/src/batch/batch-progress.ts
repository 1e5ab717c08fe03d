import pc from 'picocolors'
import type { ManifestEntry } from './manifest-entry.ts'

/** Tells people how a batch goes: a line for each row that ends, and on a terminal one moving line for all. */
export interface BatchProgress {
  /** So many of so many rows are looked at. */
  readonly checking: (done: number, of: number) => void
  readonly started: () => void
  readonly ended: (entry: ManifestEntry, seconds: number) => void
  /** A sentence besides. */
  readonly note: (text: string) => void
  readonly finish: () => void
}

const marks = {
  succeeded: pc.green('done'),
  failed: pc.red('failed'),
  canceled: pc.yellow('canceled'),
  refused: pc.red('refused'),
} as const

/**
 * @param total rows that are to run
 * @param isInteractive whether a line may be rewritten
 */
export function createBatchProgress(
  write: (text: string) => void,
  { total, isInteractive }: { readonly total: number; readonly isInteractive: boolean },
): BatchProgress {
  let running = 0
  let done = 0
  let failed = 0
  let isMoving = false
  const line = (text: string) => {
    write(`${isMoving ? '\r\u001B[2K' : ''}${text}\n`)
    isMoving = false
  }
  const move = (text: string) => {
    if (!isInteractive) return
    write(`\r\u001B[2K${text}`)
    isMoving = true
  }
  const refresh = () =>
    move(`${done}/${total} ended, ${running} running${failed > 0 ? `, ${failed} failed` : ''}`)
  return {
    checking: (count, of) => move(`checking ${count}/${of}`),
    started: () => {
      running += 1
      refresh()
    },
    ended: (entry, seconds) => {
      if (entry.status === 'started' || entry.status === 'running') return
      if (entry.status !== 'refused') running -= 1
      done += 1
      if (entry.status !== 'succeeded') failed += 1
      const run = entry.run === undefined ? '' : pc.dim(` run ${entry.run}`)
      const error = entry.error === undefined ? '' : `: ${entry.error.message}`
      line(
        `${marks[entry.status]}  row ${entry.row} (${entry.place})${error}${run} ${pc.dim(`${seconds.toFixed(1)} s`)}`,
      )
      refresh()
    },
    note: line,
    finish: () => {
      if (isMoving) write('\r\u001B[2K')
      isMoving = false
    },
  }
}
