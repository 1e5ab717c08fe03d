import type { Gate } from '@weft/engine'
import type { ModelProvider } from '@weft/provider'
import type { AssetStore, AttemptStore } from '@weft/storage'
import type { CostDesk } from '../costs/cost-desk.ts'
import type { LogEntry } from '../runtime-options.ts'
import type { Providers } from '../world/providers.ts'
import type { OpenAttempts } from './open-attempts.ts'
import type { PushDesk } from './push-desk.ts'

/** What calling models asks of the runtime. */
export interface CallContext extends CallsContext {
  readonly provider: ModelProvider
}

/** What calling models asks of the runtime, whatever the model. */
export interface CallsContext {
  readonly providers: Providers
  readonly assets: AssetStore
  readonly attempts: AttemptStore
  /** Attempts that were begun and are nobody's now: each is taken by the next call that is equal. */
  readonly openAttempts: OpenAttempts
  /** Where webhooks that came in are handed to whoever waits for them. */
  readonly pushes: PushDesk
  /** Where the provider shall tell of an attempt's prediction; undefined where it cannot reach us. */
  readonly webhookFor: (provider: ModelProvider, attemptId: string) => string | undefined
  /** Places at a provider, shared fairly by all runs. */
  readonly gateOf: (provider: ModelProvider) => Gate
  /** Milliseconds after which a prediction that has not ended is canceled. */
  readonly predictionDeadlineMs: number
  readonly environment: (name: string) => string | undefined
  readonly now: () => Date
  readonly newId: () => string
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly log: (entry: LogEntry) => void
  /** Where calls are priced and billed. */
  readonly costs: CostDesk
  /** When this process began: what was sent before was sent by another one. */
  readonly startedAt: Date
  /** Fires when the runtime closes: predictions are then left running, to be waited for at the next start. */
  readonly closing: AbortSignal
}
