import type { ServerContext } from '../server-context.ts'
import type { Deadlines } from './create-deadlines.ts'

/** What serving Replicate's API stands on. */
export interface ReplicateContext extends ServerContext {
  readonly deadlines: Deadlines
}
