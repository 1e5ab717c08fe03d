import { WeftError } from '@weft/ports'
import type { Prediction, PredictionCall } from '@weft/provider'
import { listPageSchema } from '@weft/replicate-protocol'
import { z } from 'zod'
import { compareInput } from './compare-input.ts'
import type { ModelReference } from './model-reference.ts'
import { readReference } from './read-reference.ts'
import { readWith } from './read-with.ts'
import { toPrediction } from './to-prediction.ts'
import type { Transport } from './transport.ts'
import { wirePredictionSchema } from './wire-prediction-schema.ts'

/** How far our clock may be ahead of Replicate's without a prediction being missed, when nobody says how far it is. */
const clockSkewMs = 300_000
const maximumPages = 100

const pageSchema = listPageSchema(z.unknown())

/**
 * Lists the predictions made since then and gives those of the same model version with exactly the same input, newest
 * first, and those of the same version of which that cannot be said (`compareInput`).
 *
 * "Since then" is by Replicate's clock: five minutes more are looked at, and as much more as its `Date` header shows
 * our clock to be ahead. @throws `provider_failed` when the list is too long to be read whole: then nothing is certain.
 */
export async function findPredictions(
  transport: Transport,
  { call, since, now }: { readonly call: PredictionCall; readonly since: Date; readonly now: () => number },
  signal: AbortSignal,
): Promise<readonly Prediction[]> {
  const reference = readReference(call.model)
  let from = since.getTime() - clockSkewMs
  let found: Prediction[] = []
  let params: Record<string, string> = { created_after: new Date(from).toISOString() }
  for (let pages = 0; pages < maximumPages; pages += 1) {
    const query = params
    let date: string | null = null
    const answer = await transport.repeatable(
      { signal, doing: 'list recent predictions' },
      async (client): Promise<unknown> => {
        const response = await client.request('/predictions', { params: query })
        date = response.headers.get('date')
        return response.json()
      },
    )
    const aheadMs = date === null ? 0 : now() - Date.parse(date)
    if (pages === 0 && aheadMs > clockSkewMs / 2) {
      from -= aheadMs
      found = []
      params = { created_after: new Date(from).toISOString() }
      continue
    }
    const page = readWith(pageSchema, answer, 'a page of predictions')
    let isPast = false
    for (const entry of page.results) {
      const wire = readWith(wirePredictionSchema, entry, 'a prediction')
      if (Date.parse(wire.created_at) < from) isPast = true
      else if (isOf(reference, wire)) {
        const match = compareInput(call, wire)
        if (match === 'exact') found.push(toPrediction(entry))
        else if (match === 'possible') found.push({ ...toPrediction(entry), match })
      }
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
