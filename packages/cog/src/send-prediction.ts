import { WeftError } from '@weft/ports'
import { canceledError } from '@weft/provider'
import type { CogProviderOptions } from './cog-provider-options.ts'
import type { Container } from './container.ts'
import { errorOfAnswer } from './error-of-answer.ts'
import { parseJson } from './parse-json.ts'
import { readHealth } from './read-health.ts'
import { readStream } from './read-stream.ts'
import { readText } from './read-text.ts'
import { hasEnded, type RunningPrediction } from './running-prediction.ts'
import { unreachable } from './unreachable.ts'
import { wirePredictionSchema } from './wire-prediction.ts'

/** Milliseconds without an answer after which a container counts as having taken a prediction: refusals are quick. */
const quietMs = 500

const defaultMaxBytes = 512_000_000

/** How often a connection may be lost in a row before nobody is waited for any more. */
const maxLosses = 5

/** What one request said: it ended or was taken up, it has to wait, or it is not known what came of it. */
type Answer =
  | { readonly kind: 'ended' | 'running' | 'again' }
  | { readonly kind: 'refused'; readonly seconds: number | undefined }
  | { readonly kind: 'lost'; readonly cause: unknown }

/** What sending a prediction asks. */
export interface SendContext extends Pick<CogProviderOptions, 'fetch' | 'sleep' | 'maxAnswerBytes'> {
  readonly container: Container
  /** Ends the waiting for a place in the container; a prediction that runs is canceled at the container instead. */
  readonly signal: AbortSignal
  readonly onWaiting: (seconds: number | undefined, reason?: string) => void
  /** Called once the container has taken the prediction, or seems to. */
  readonly onTaken: () => void
}

/**
 * Sends a prediction by its name (`PUT /predictions/{id}`) until its end is known: waits while the model starts or is
 * busy, and asks again under the same name when a connection is lost, which runs nothing twice at a time.
 * @throws a refusal for good, `canceled`, or `provider_unreachable` after five lost connections in a row.
 */
export async function sendPrediction(context: SendContext, prediction: RunningPrediction): Promise<void> {
  const { container, sleep, signal, onWaiting } = context
  const never = new AbortController().signal
  let wasTaken = false
  let losses = 0
  for (let refusals = 0; ; ) {
    if (!wasTaken && (signal.aborted || prediction.isCanceled)) throw canceledError()
    const answer = await ask(context, prediction)
    switch (answer.kind) {
      case 'ended':
        return
      case 'again':
        break
      case 'running':
        // It runs already under this name, and this container cannot tell of it: its next answer can.
        wasTaken = true
        losses = 0
        context.onTaken()
        prediction.update({ status: 'processing' })
        await sleep(1000, never)
        break
      case 'lost':
        losses += 1
        if (losses >= maxLosses || (isNotThere(answer.cause) && !hasBegun(prediction)))
          throw unreachable(container.address, answer.cause)
        await sleep(100 * 2 ** losses, wasTaken ? never : signal)
        break
      case 'refused': {
        const health = await readHealth(container.address, context.fetch, signal)
        if (health.state === 'broken')
          throw new WeftError({ code: 'provider_failed', message: health.words, retryable: true })
        const seconds = answer.seconds ?? Math.min(10, 2 ** refusals)
        refusals += 1
        onWaiting(answer.seconds, health.state === 'go' ? undefined : health.words)
        await sleep(seconds * 1000, signal)
      }
    }
  }
}

async function ask(context: SendContext, prediction: RunningPrediction): Promise<Answer> {
  const { container, fetch, maxAnswerBytes: limit = defaultMaxBytes } = context
  const { address, mayStream } = container
  const { id } = prediction.current()
  const answered = new AbortController()
  void context.sleep(quietMs, answered.signal).then(() => {
    if (answered.signal.aborted) return
    context.onTaken()
    prediction.update({ status: 'processing' })
  })
  let response: Response
  try {
    response = await fetch(`${address}/predictions/${encodeURIComponent(id)}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        accept: mayStream ? 'text/event-stream' : 'application/json',
      },
      body: JSON.stringify({ input: prediction.call.input }),
      redirect: 'manual',
    })
    answered.abort()
    if (response.ok && response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
      context.onTaken()
      await readStream(response, prediction)
      return hasEnded(prediction.current()) ? { kind: 'ended' } : { kind: 'lost', cause: undefined }
    }
    const body = await readText(response, limit)
    if (response.status === 406 && mayStream) {
      container.mayStream = false
      return { kind: 'again' }
    }
    if (response.status === 409 || response.status === 503) {
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
      return { kind: 'refused', seconds: Number.isFinite(seconds) ? seconds : undefined }
    }
    if (!response.ok) throw errorOfAnswer(address, response.status, body)
    const parsed = wirePredictionSchema.safeParse(parseJson(body))
    if (!parsed.success)
      throw new WeftError({
        code: 'provider_failed',
        message: `${address} answered something that is no prediction of Cog's.`,
        retryable: false,
      })
    if (!hasEnded(parsed.data)) return { kind: 'running' }
    prediction.take(parsed.data)
    return { kind: 'ended' }
  } catch (error) {
    if (error instanceof WeftError) throw error
    return { kind: 'lost', cause: error }
  } finally {
    answered.abort()
  }
}

/** Nobody listens there: not a question of what became of it, unless it was running before. */
function isNotThere(cause: unknown): boolean {
  const inner = cause instanceof Error ? cause.cause : undefined
  return (
    inner instanceof Error && 'code' in inner && (inner.code === 'ECONNREFUSED' || inner.code === 'ENOTFOUND')
  )
}

function hasBegun(prediction: RunningPrediction): boolean {
  return prediction.current().status !== 'starting'
}
