import { parseModelReference, WeftError } from '@weft/ports'
import {
  type CreateOptions,
  canceledError,
  canonicalJson,
  type ModelProvider,
  type Prediction,
  type PredictionCall,
  readDataUrl,
  toDataUri,
} from '@weft/provider'
import type { CogProviderOptions } from './cog-provider-options.ts'
import type { Container } from './container.ts'
import { describeContainer } from './describe-container.ts'
import { createPlaces } from './places.ts'
import { readAddress } from './read-address.ts'
import { createRunningPrediction, hasEnded, type RunningPrediction } from './running-prediction.ts'
import { sendPrediction } from './send-prediction.ts'
import { stopAt, stopPrediction } from './stop-prediction.ts'

/** Ended predictions that are remembered, with the files in their outputs. */
const maxEnded = 32

/**
 * Makes the provider for models in containers of one's own (Cog's HTTP server), each by its address. Files travel as
 * data URLs, both ways. What a prediction came to is known to this process alone, as Cog keeps nothing.
 */
export function createCogProvider(options: CogProviderOptions): ModelProvider {
  const { addresses, now, newId } = options
  const containers = new Map<string, Container>()
  const predictions = new Map<string, RunningPrediction>()

  const containerAt = (address: string): Container => {
    const known = containers.get(address)
    if (known) return known
    const container = { address, places: createPlaces(addresses.get(address) ?? 1), mayStream: true }
    containers.set(address, container)
    return container
  }

  const read = (id: string): RunningPrediction => {
    const prediction = predictions.get(id)
    if (prediction) return prediction
    throw new WeftError({
      code: 'not_found',
      message: `The prediction ${id} was not made by this process, and a container does not tell of predictions later.`,
      retryable: false,
    })
  }

  const forget = () => {
    const ended = [...predictions].filter(([, prediction]) => hasEnded(prediction.current()))
    for (const [id] of ended.slice(0, Math.max(0, ended.length - maxEnded))) predictions.delete(id)
  }

  const create = async (call: PredictionCall, given: CreateOptions): Promise<Prediction> => {
    const { signal, onWaiting = () => undefined, id = newId() } = given
    if (signal.aborted) throw canceledError()
    const known = predictions.get(id)
    if (known) return known.current()
    const container = containerAt(readAddress(call.model, addresses))
    const leave = await container.places.take(signal, () =>
      onWaiting(
        undefined,
        `The model at ${container.address} runs one prediction at a time: waiting for its turn.`,
      ),
    )
    const prediction = createRunningPrediction({ id, call, address: container.address, at: now() })
    predictions.set(id, prediction)
    const taken = Promise.withResolvers<void>()
    const sending = sendPrediction(
      { ...options, container, signal, onWaiting, onTaken: taken.resolve },
      prediction,
    )
    sending
      .catch((error: unknown) => prediction.fail(error))
      .finally(() => {
        leave()
        forget()
      })
    try {
      await Promise.race([sending, taken.promise])
    } catch (error) {
      // Certainly not taken: the same name may be used again.
      predictions.delete(id)
      throw error
    }
    return prediction.current()
  }

  return {
    id: 'cog',
    simulated: false,
    isFree: true,
    isIdempotent: true,
    serves: (reference) => {
      const parsed = parseModelReference(reference)
      return !('issue' in parsed) && parsed.form === 'cog'
    },
    resolveModel: async (reference, signal) =>
      describeContainer(readAddress(reference, addresses), options, signal),
    uploadFile: async ({ bytes, mediaType }) => toDataUri(bytes, mediaType),
    create,
    get: async (id) => read(id).current(),
    wait: async (id, { signal, onUpdate }) => {
      const prediction = read(id)
      const stop = Promise.withResolvers<never>()
      const giveUp = () => stop.reject(canceledError())
      const unwatch = prediction.watch((state) => onUpdate?.(state))
      signal.addEventListener('abort', giveUp, { once: true })
      try {
        if (signal.aborted) throw canceledError()
        onUpdate?.(prediction.current())
        return await Promise.race([prediction.ended, stop.promise])
      } finally {
        unwatch()
        signal.removeEventListener('abort', giveUp)
      }
    },
    cancel: async (id, model) => {
      const prediction = predictions.get(id)
      if (prediction) await stopPrediction(prediction, options)
      else await stopAt(readAddress(model, addresses), id, options)
    },
    find: async (call, since) => {
      const wanted = canonicalJson([call.model, call.input])
      const made = [...predictions.values()].filter(
        (prediction) =>
          canonicalJson([prediction.call.model, prediction.call.input]) === wanted &&
          Date.parse(prediction.current().createdAt) >= since.getTime(),
      )
      return made.map((prediction) => prediction.current()).reverse()
    },
    download: async (url) => {
      if (/^data:/i.test(url)) return readDataUrl(url)
      throw new WeftError({
        code: 'provider_failed',
        message: `A container gives its files as data URLs, but this one gave an address (${url.slice(0, 60)}), which is not fetched. Start it without an upload URL.`,
        retryable: false,
      })
    },
  }
}
