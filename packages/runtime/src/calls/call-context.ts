import type { ModelProvider } from '@weft/provider'
import type { AssetStore, AttemptStore } from '@weft/storage'
import type { LogEntry } from '../runtime-options.ts'

/** What calling models asks of the runtime. */
export interface CallContext {
  readonly provider: ModelProvider
  readonly assets: AssetStore
  readonly attempts: AttemptStore
  readonly environment: (name: string) => string | undefined
  readonly now: () => Date
  readonly newId: () => string
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly log: (entry: LogEntry) => void
  /** Fires when the runtime closes: predictions are then left running, to be waited for at the next start. */
  readonly closing: AbortSignal
}
