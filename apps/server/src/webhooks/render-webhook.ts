import type { RunState } from '@weft/engine'
import type { StoredWebhook, WebhookEventName } from '@weft/storage'
import { viewRun } from '../views/view-run.ts'

/** Makes the body of a message; nothing where there is nothing to tell. */
export type RenderWebhook = (
  webhook: StoredWebhook,
  run: RunState,
  event: WebhookEventName,
) => Promise<string | undefined>

/** The format of our own interface: the run as `GET /api/runs/:id` gives it, with absolute addresses. */
export const runFormat = 'run'

/** Makes the renderer of every format. `others` makes the bodies of those that are not ours. */
export function createRenderWebhook(others: RenderWebhook): RenderWebhook {
  return async (webhook, run, event) =>
    webhook.format === runFormat ? JSON.stringify(viewRun(run, webhook.origin)) : others(webhook, run, event)
}
