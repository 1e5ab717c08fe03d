import { WeftError } from '@weft/ports'
import type { Prediction, PredictionCall } from '@weft/provider'
import { listPageSchema } from '@weft/replicate-protocol'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import type { ModelReference } from './model-reference.ts'
import { readReference } from './read-reference.ts'
import { readWith } from './read-with.ts'
import { toPrediction } from './to-prediction.ts'
import type { Transport } from './transport.ts'
import { wirePredictionSchema } from './wire-prediction-schema.ts'

/** How far our clock may be ahead of Replicate's without a prediction being missed. */
const clockSkewMs = 60_000
const maximumPages = 100

const pageSchema = listPageSchema(z.unknown())

/**
 * Lists the predictions made since then (and a minute before, for clocks that differ) and gives those of the same
 * model version with exactly the same input, newest first.
 * @throws `provider_failed` when the list is too long to be read whole: then nothing is certain.
 */
export async function findPredictions(
  transport: Transport,
  { call, since }: { readonly call: PredictionCall; readonly since: Date },
  signal: AbortSignal,
): Promise<readonly Prediction[]> {
  const reference = readReference(call.model)
  const input = canonicalJson(call.input)
  const from = since.getTime() - clockSkewMs
  const found: Prediction[] = []
  let params: Record<string, string> = { created_after: new Date(from).toISOString() }
  for (let pages = 0; pages < maximumPages; pages += 1) {
    const query = params
    const answer = await transport.repeatable(
      { signal, doing: 'list recent predictions' },
      async (client) => {
        const value: unknown = await (await client.request('/predictions', { params: query })).json()
        return value
      },
    )
    const page = readWith(pageSchema, answer, 'a page of predictions')
    let isPast = false
    for (const entry of page.results) {
      const wire = readWith(wirePredictionSchema, entry, 'a prediction')
      if (Date.parse(wire.created_at) < from) isPast = true
      else if (isOf(reference, wire) && canonicalJson(wire.input ?? {}) === input)
        found.push(toPrediction(entry))
    }
    if (isPast || typeof page.next !== 'string') return found
    // Only the cursor is taken from `next`: the token must not follow an address that an answer names.
    params = Object.fromEntries(new URL(page.next, 'https://replicate.invalid').searchParams)
  }
  throw new WeftError({
    code: 'provider_failed',
    message: `There are more than ${maximumPages} pages of predictions since ${since.toISOString()}: too many to say whether one of them is this call.`,
    retryable: false,
  })
}

/** "hidden" is what official models show for their version, "dp-…" what deployments show (`replicate-http.md`). */
function isOf(
  reference: ModelReference,
  { model, version, ...rest }: z.infer<typeof wirePredictionSchema>,
): boolean {
  const isModel = model?.toLowerCase() === `${reference.owner}/${reference.name}`.toLowerCase()
  switch (reference.kind) {
    case 'version':
      return version === reference.version || (version === 'hidden' && isModel)
    case 'model':
      return isModel
    case 'deployment': {
      const { deployment } = rest
      if (typeof deployment === 'string') return deployment === `${reference.owner}/${reference.name}`
      return version?.startsWith('dp-') === true
    }
  }
}
