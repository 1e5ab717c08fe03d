import type { ShownRun } from './use-runs.ts'

/** Whether the shown run has been asked for and has not ended, as far as it can be followed. */
export function isGoingOn(shown: ShownRun | undefined): boolean {
  return shown !== undefined && shown.lost === undefined && shown.followed?.run.endedAt === undefined
}
