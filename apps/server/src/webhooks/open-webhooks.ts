import { setTimeout as delay } from 'node:timers/promises'
import {
  createWebhookDesk,
  openWebhookPost,
  openWebhookSecret,
  type Runtime,
  type WebhookDesk,
} from '@weft/runtime'
import type { ServerConfig } from '../config.ts'
import type { Log } from '../log/create-log.ts'
import type { RenderWebhook } from './render-webhook.ts'

/** The webhooks that runs send. */
export interface ServerWebhooks {
  readonly desk: () => Promise<WebhookDesk>
  /** `whsec_` and base64. */
  readonly secret: () => Promise<string>
}

/** Opens them in the background: what the last process left to be told is taken up. */
export function openWebhooks(options: {
  readonly runtime: Runtime
  readonly config: ServerConfig
  readonly render: RenderWebhook
  readonly now: () => Date
  readonly log: Log
  readonly closing: AbortSignal
}): ServerWebhooks {
  const { runtime, config, render, now, log, closing } = options
  const post = openWebhookPost({ allowLoopback: config.allowLoopbackWebhooks })
  closing.addEventListener('abort', () => void post.close(), { once: true })
  const secret = openWebhookSecret(config.dataDirectory)
  const onError = (runId: string | undefined, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    log({
      level: 'error',
      message: 'A webhook cannot be told',
      ...(runId !== undefined && { runId }),
      reason,
    })
  }
  const open = async (): Promise<WebhookDesk> => {
    const desk = createWebhookDesk({
      store: runtime.store.webhooks,
      getRun: runtime.getRun,
      watchRun: runtime.watchRun,
      render,
      secret: await secret,
      post,
      now,
      random: Math.random,
      sleep: async (milliseconds, signal) => {
        await delay(milliseconds, undefined, { signal }).catch(() => undefined)
      },
      onError,
      closing,
    })
    await desk.recover()
    return desk
  }
  const desk = open()
  // Whoever asks for it hears of it as well.
  desk.catch((error: unknown) => {
    if (!closing.aborted) onError(undefined, error)
  })
  return { desk: () => desk, secret: () => secret }
}
