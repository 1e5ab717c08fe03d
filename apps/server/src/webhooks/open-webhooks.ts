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
  const { runtime, config, render, now, log } = options
  const stopping = new AbortController()
  const closing = AbortSignal.any([options.closing, stopping.signal])
  const post = openWebhookPost({ allowLoopback: config.allowLoopbackWebhooks })
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
  // Neither a message nor the key may be written once the stores are closed and the directory is somebody else's.
  runtime.beforeClose(async () => {
    stopping.abort()
    const opened = await desk.catch(() => undefined)
    await opened?.settled()
    await post.close()
  })
  return { desk: () => desk, secret: () => secret }
}
