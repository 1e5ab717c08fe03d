import { WeftError } from '@weft/ports'
import type { ModelProvider } from '@weft/provider'
import { verifyWebhook, type WebhookRefusal, webhookSecretSchema } from '@weft/replicate-protocol'
import { parseJson } from './parse-json.ts'
import { readWith } from './read-with.ts'
import { toPrediction } from './to-prediction.ts'
import type { Transport } from './transport.ts'

/** How far a webhook's time may be from ours: old ones must not be played again. */
const toleranceSeconds = 300

/** A secret that does not fit may have been changed: it is asked for again, but forgeries must not make us ask always. */
const secretAgeMs = 60_000

const reasons: Readonly<Record<WebhookRefusal, string>> = {
  'timestamp-unreadable': 'its time cannot be read',
  'timestamp-out-of-tolerance': `its time is more than ${toleranceSeconds / 60} minutes from this server's`,
  'signature-mismatch': "its signature is not that of the account's webhook secret",
}

/**
 * Makes what reads webhooks: time and signature are checked with the secret of the account
 * (`GET /webhooks/default/secret`), which is asked for once. `now` is in milliseconds since 1970.
 */
export function createWebhookReader(
  transport: Transport,
  now: () => number,
): NonNullable<ModelProvider['readWebhook']> {
  let known: { readonly secret: Promise<string>; readonly at: number } | undefined

  const ask = async (): Promise<string> => {
    const { signal } = new AbortController()
    const answer = await transport.repeatable(
      { signal, doing: 'read the webhook secret' },
      async (client): Promise<unknown> => (await client.request('/webhooks/default/secret', {})).json(),
    )
    return readWith(webhookSecretSchema, answer, 'the webhook secret').key
  }

  const secretNow = (): Promise<string> => {
    if (known !== undefined) return known.secret
    const asked = { secret: ask(), at: now() }
    known = asked
    asked.secret.catch(() => {
      if (known === asked) known = undefined
    })
    return asked.secret
  }

  return async (message) => {
    const check = async () =>
      verifyWebhook({ ...message, secret: await secretNow(), now: now(), toleranceSeconds })
    let refusal = await check()
    if (refusal === 'signature-mismatch' && known !== undefined && now() - known.at >= secretAgeMs) {
      known = undefined
      refusal = await check()
    }
    if (refusal !== undefined) {
      const text = `This webhook is refused: ${reasons[refusal]}.`
      throw new WeftError({ code: 'unauthenticated', message: text, retryable: false })
    }
    return toPrediction(parseJson(message.body))
  }
}
