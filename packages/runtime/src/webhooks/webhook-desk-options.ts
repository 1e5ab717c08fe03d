import type { RunEvent, RunState } from '@weft/engine'
import type { StoredWebhook, WebhookEventName, WebhookStore } from '@weft/storage'
import type { WebhookPost } from './webhook-post.ts'

/** What telling of runs stands on. */
export interface WebhookDeskOptions {
  readonly store: WebhookStore
  readonly getRun: (id: string) => Promise<RunState | undefined>
  /** Events of a run after a number; ends after `run-end`, and also when the run is not under way. */
  readonly watchRun: (id: string, after: number, signal: AbortSignal) => AsyncIterable<RunEvent>
  /** Makes the body that is sent of a run as it stood; nothing where there is nothing to tell. */
  readonly render: (
    webhook: StoredWebhook,
    run: RunState,
    event: WebhookEventName,
  ) => Promise<string | undefined>
  /** `whsec_` and base64. */
  readonly secret: string
  readonly post: WebhookPost
  readonly now: () => Date
  readonly random: () => number
  /** Ends early, without an error, when the signal fires. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Is told of what cannot be written or made. */
  readonly onError: (runId: string, error: unknown) => void
  /** Fires when the server stops; what is not told yet is told after the next start. */
  readonly closing: AbortSignal
}
