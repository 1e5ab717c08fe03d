import type { RunState } from '@weft/engine'
import { checkWebhookUrl } from '@weft/runtime'
import type { StoredWebhook, WebhookEventName } from '@weft/storage'
import { Problem } from '../problems/problem.ts'
import type { ServerContext } from '../server-context.ts'

/** Who is to be told of a run that is about to start. */
export interface AskedWebhook {
  readonly url: string
  /** Missing: everything. */
  readonly events?: readonly WebhookEventName[]
  readonly format: string
  readonly origin: string
}

const everything: readonly WebhookEventName[] = ['start', 'output', 'logs', 'completed']

/** Throws `invalid_input` with the path `/webhook` for an address that webhooks may not go to. */
export function checkWebhook({ config }: Pick<ServerContext, 'config'>, url: string): void {
  const reason = checkWebhookUrl(url, { allowLoopback: config.allowLoopbackWebhooks })
  if (reason === undefined) return
  const message = `\`webhook\` must be a public https: address, but ${reason}.`
  throw new Problem('invalid_input', message, {
    issues: [{ code: 'webhook-not-allowed', severity: 'error', message, path: '/webhook' }],
  })
}

/** Starts a run of which somebody is told: written down before it starts, so that no crash leaves it untold. */
export async function startTold(
  { webhooks }: Pick<ServerContext, 'webhooks'>,
  { runId, webhook }: { readonly runId: string; readonly webhook: AskedWebhook | undefined },
  start: () => Promise<RunState>,
): Promise<RunState> {
  if (webhook === undefined) return start()
  const desk = await webhooks.desk()
  const { url, events = everything, format, origin } = webhook
  const asked: Omit<StoredWebhook, 'after' | 'isDone' | 'createdAt'> = { runId, url, events, format, origin }
  await desk.register(asked)
  try {
    return await start()
  } catch (error) {
    await desk.forget(runId)
    throw error
  } finally {
    await desk.follow(runId)
  }
}
