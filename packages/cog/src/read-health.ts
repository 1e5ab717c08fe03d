import { WeftError } from '@weft/ports'
import { canceledError } from '@weft/provider'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'
import { readText } from './read-text.ts'
import { unreachable } from './unreachable.ts'

const healthSchema = z.looseObject({
  status: z
    .enum(['STARTING', 'READY', 'BUSY', 'SETUP_FAILED', 'DEFUNCT', 'UNHEALTHY', 'UNKNOWN'])
    .catch('UNKNOWN'),
  setup: z
    .looseObject({ logs: z.string().optional().catch(undefined) })
    .nullish()
    .catch(undefined),
  user_healthcheck_error: z.string().nullish().catch(undefined),
})

/** How a container is, in words, and what to do about it. */
export interface Health {
  /** `go`: a prediction can be sent. `wait`: later it can. `broken`: somebody has to mend it. */
  readonly state: 'go' | 'wait' | 'broken'
  readonly words: string
}

/** Asks a container how it is (`GET /health-check`, which always answers 200). */
export async function readHealth(
  address: string,
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  signal: AbortSignal,
): Promise<Health> {
  let text: string
  try {
    const until = AbortSignal.any([signal, AbortSignal.timeout(10_000)])
    text = await readText(
      await fetch(`${address}/health-check`, { signal: until, redirect: 'manual' }),
      1_000_000,
    )
  } catch (cause) {
    if (signal.aborted) throw canceledError()
    throw cause instanceof WeftError ? cause : unreachable(address, cause)
  }
  const parsed = healthSchema.safeParse(parseJson(text))
  if (!parsed.success) return { state: 'broken', words: `What answers at ${address} is no Cog container.` }
  const { status, setup, user_healthcheck_error: complaint } = parsed.data
  const logs = setup?.logs?.trim().split('\n').at(-1)
  switch (status) {
    case 'READY':
      return { state: 'go', words: `The model at ${address} is ready.` }
    case 'BUSY':
      return { state: 'wait', words: `The model at ${address} is busy with another prediction.` }
    case 'STARTING':
      return { state: 'wait', words: `The model at ${address} is starting.` }
    case 'UNKNOWN':
      return { state: 'wait', words: `The container at ${address} does not say whether its model is ready.` }
    case 'SETUP_FAILED':
      return {
        state: 'broken',
        words: `The model at ${address} could not be set up${logs ? `: ${logs}` : ''}. Look at the container's logs.`,
      }
    case 'DEFUNCT':
      return { state: 'broken', words: `The model at ${address} broke down for good. Restart its container.` }
    case 'UNHEALTHY':
      return {
        state: 'broken',
        words: `The model at ${address} says that it is not healthy${complaint ? `: ${complaint}` : ''}.`,
      }
  }
}
