import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { RuntimeOptions } from '@weft/runtime'
import { createSimulator, type FaultPlanInput, type Simulator, type SimulatorOptions } from '@weft/simulator'

/** A server that speaks Replicate's protocol and can be made to fail, and the options that make it the provider. */
export interface FaultyReplicate {
  readonly simulator: Simulator
  readonly options: Partial<RuntimeOptions>
  /** Put in front of the server: an answer of one's own, or undefined to let the request pass. */
  readonly intercept: (before: (request: Request) => Promise<Response | undefined>) => void
}

/** Opens one. `speed`: how many seconds pass in one of ours, for the server and the runtime alike. */
export function openFaultyReplicate(
  faults: FaultPlanInput = {},
  { speed = 1, ...options }: Partial<SimulatorOptions> & { readonly speed?: number } = {},
): FaultyReplicate {
  const began = Date.now()
  const now = () => began + (Date.now() - began) * speed
  const baseUrl = 'http://replicate.localhost/v1'
  const simulator = createSimulator({
    now,
    newId: randomUUID,
    latencyMs: 0,
    baseUrl,
    faults: true,
    ...options,
  })
  simulator.faults?.set(faults)
  let before: ((request: Request) => Promise<Response | undefined>) | undefined
  return {
    simulator,
    intercept: (next) => {
      before = next
    },
    options: {
      provider: 'replicate',
      replicateToken: 'r8_very_secret',
      replicateBaseUrl: baseUrl,
      now: () => new Date(now()),
      sleep: async (ms, signal) => {
        await delay(ms / speed, undefined, { signal }).catch(() => undefined)
      },
      fetch: async (url, init) => (await before?.(new Request(url, init))) ?? simulator.fetch(url, init),
    },
  }
}

/** Answers the list of predictions with a refusal, so that nothing can be looked for. */
export async function refuseList(request: Request): Promise<Response | undefined> {
  const isList = request.method === 'GET' && new URL(request.url).pathname.endsWith('/predictions')
  return isList ? Response.json({ detail: 'not today', status: 403 }, { status: 403 }) : undefined
}
