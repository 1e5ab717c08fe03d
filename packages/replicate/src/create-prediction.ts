import { WeftError } from '@weft/ports'
import type { CreateOptions, Prediction, PredictionCall } from '@weft/provider'
import { holdSeconds } from './hold-seconds.ts'
import type { ModelReference } from './model-reference.ts'
import { readReference } from './read-reference.ts'
import { toPrediction } from './to-prediction.ts'
import type { Transport } from './transport.ts'
import { unknownOutcome } from './unknown-outcome.ts'

/**
 * Creates a prediction with one POST; see `ModelProvider.create`. `Prefer: wait` is used only for what normally ends
 * within seconds: it holds the id back, and with it progress and the chance to cancel (`docs/decisions/`). With
 * `cancelAfterSeconds` Replicate itself ends the prediction then, also when we are gone.
 */
export async function createPrediction(
  transport: Transport,
  call: PredictionCall,
  options: CreateOptions & { readonly cancelAfterSeconds?: number | undefined },
): Promise<Prediction> {
  const reference = readReference(call.model)
  const doing = `create a prediction of ${call.model}`
  const body = {
    ...(reference.kind === 'version' ? { version: wholeVersion(reference, call.model) } : {}),
    input: call.input,
    ...(call.webhook === undefined ? {} : { webhook: call.webhook }),
  }
  const route = routeOf(reference)
  const { cancelAfterSeconds: deadline, expectedSeconds, ...sending } = options
  const hold = holdSeconds(expectedSeconds)
  const headers = {
    ...(deadline !== undefined && { 'Cancel-After': `${deadline}s` }),
    ...(hold !== undefined && { Prefer: `wait=${hold}` }),
  }
  const holding = hold === undefined ? {} : { holdMs: hold * 1000 }
  const answer = await transport.once({ ...sending, ...holding, doing }, async (client) => {
    const response = await client.request(route, { method: 'POST', data: body, headers })
    const value: unknown = await response.json()
    return value
  })
  try {
    return toPrediction(answer)
  } catch (error) {
    // Accepted, but nobody can say as what: as much a question as a lost answer.
    if (error instanceof WeftError) throw unknownOutcome(doing, error.message)
    throw error
  }
}

function routeOf(reference: ModelReference): string {
  const { owner, name } = reference
  switch (reference.kind) {
    case 'version':
      return '/predictions'
    case 'model':
      return `/models/${owner}/${name}/predictions`
    case 'deployment':
      return `/deployments/${owner}/${name}/predictions`
  }
}

function wholeVersion({ version }: { readonly version: string }, model: string): string {
  if (/^[0-9a-f]{64}$/.test(version)) return version
  throw new WeftError({
    code: 'invalid_input',
    message: `The version of ${model} is shortened. Look the model up first, which gives all 64 digits.`,
    retryable: false,
  })
}
