import type { PredictionCall } from '@weft/provider'
import type { StoredAttempt } from '@weft/storage'
import { z } from 'zod'
import type { CallContext } from './call-context.ts'
import { fillSecrets, secretNameIn } from './fill-secrets.ts'

const inputSchema = z.record(z.string(), z.json())

/** The call of an attempt exactly as it is sent, secrets in their place. Throws `invalid_input` for a missing secret. */
export function toPredictionCall(
  { provider, environment, webhookFor }: Pick<CallContext, 'provider' | 'environment' | 'webhookFor'>,
  { id, model, input: text }: StoredAttempt,
): PredictionCall {
  const input = inputSchema.parse(JSON.parse(text))
  const webhook = webhookFor(provider, id)
  const secretInputs = Object.keys(input).filter((name) => secretNameIn(input[name] ?? null) !== undefined)
  return {
    model,
    input: fillSecrets(input, environment),
    ...(webhook !== undefined && { webhook }),
    ...(secretInputs.length > 0 && { secretInputs }),
  }
}
