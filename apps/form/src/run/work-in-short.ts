import { describeProgress } from './describe-progress.ts'
import type { ShownRun } from './use-runs.ts'

/** What is under way, in a few words: beside Cancel, where the lines of the run itself may be out of sight. */
export function workInShort(shown: ShownRun | undefined): string {
  const run = shown?.followed?.run
  if (run === undefined) return 'Starting…'
  const [line, ...more] = describeProgress(run, shown?.followed?.titles ?? new Map())
  if (line === undefined) return 'At work…'
  return more.length === 0 ? `${line.title}: ${line.words}` : `${more.length + 1} are being made`
}
