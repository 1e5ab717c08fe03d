import { WeftError } from '@weft/ports'
import type { ModelProvider } from '@weft/provider'
import { cancelPrediction } from './cancel-prediction.ts'
import { createPollBudget } from './create-poll-budget.ts'
import { createPrediction } from './create-prediction.ts'
import { createTransport } from './create-transport.ts'
import { createUploadCache, uploadMarginMs } from './create-upload-cache.ts'
import { createWebhookReader } from './create-webhook-reader.ts'
import { downloadOutput } from './download-output.ts'
import { findPredictions } from './find-predictions.ts'
import { redactToken } from './redact-token.ts'
import type { ReplicateProviderOptions } from './replicate-provider-options.ts'
import { resolveModel } from './resolve-model.ts'
import { searchModels } from './search-models.ts'
import { serves } from './serves.ts'
import { toPrediction } from './to-prediction.ts'
import { uploadFile } from './upload-file.ts'
import { waitForPrediction } from './wait-for-prediction.ts'

/**
 * Makes the provider for Replicate's HTTP API, or for any server that speaks it.
 *
 * Retry rule: what is safe to repeat is sent up to five times; a creation is sent once, and again only after a 429.
 * @throws `unauthenticated` when the token holds characters that no header can carry, such as a line break.
 */
export function createReplicateProvider(options: ReplicateProviderOptions): ModelProvider {
  if (!/^[\x21-\x7e]*$/.test(options.token)) {
    throw new WeftError({
      code: 'unauthenticated',
      message: "Replicate's API token holds a space, a line break or another character that no token has.",
      retryable: false,
    })
  }
  const transport = createTransport(options)
  const budget = createPollBudget(options)
  const cache = createUploadCache(options.now)
  const redact = redactToken(options.token)

  const read = async (predictionId: string, signal: AbortSignal, maximumTries = 5) => {
    const id = encodeURIComponent(predictionId)
    const answer: unknown = await transport.repeatable(
      { signal, doing: `read prediction ${predictionId}`, maximumTries },
      (client) => client.predictions.get(id),
    )
    return toPrediction(answer)
  }

  return {
    id: 'replicate',
    simulated: options.simulated ?? false,
    resolveModel: (reference, signal) => resolveModel(transport, reference, signal),
    fileLifeMs: uploadMarginMs / 2,
    uploadFile: (file, signal) => uploadFile({ transport, cache, now: options.now }, file, signal),
    serves,
    create: (call, createOptions) =>
      createPrediction(transport, call, {
        ...createOptions,
        cancelAfterSeconds: options.cancelAfterSeconds,
      }),
    get: (predictionId, signal) => read(predictionId, signal),
    wait: (predictionId, waitOptions) =>
      waitForPrediction({ ...options, budget, read: (signal) => read(predictionId, signal, 1) }, waitOptions),
    cancel: (predictionId) =>
      cancelPrediction(transport, predictionId, (signal) => read(predictionId, signal)),
    find: (call, since, signal) => findPredictions(transport, { call, since, now: options.now }, signal),
    settleMs: options.settleMs ?? 10_000,
    readWebhook: createWebhookReader(transport, options.now),
    download: (url, signal) => downloadOutput({ ...options, redact }, url, signal),
    search: (query, signal) => searchModels(transport, query, signal),
    checkAccess: async (signal) => {
      await transport.repeatable({ signal, doing: 'read the account', maximumTries: 1 }, (client) =>
        client.accounts.current(),
      )
    },
  }
}
