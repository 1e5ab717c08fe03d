import { createGate, type Gate } from '@weft/engine'
import type { ModelProvider } from '@weft/provider'
import { isOnThisMachine } from '../network/is-on-this-machine.ts'
import type { RuntimeOptions } from '../runtime-options.ts'
import type { World } from '../world/world.ts'
import type { CallsContext } from './call-context.ts'
import { createOpenAttempts } from './open-attempts.ts'
import { providerName } from './provider-name.ts'
import { createPushDesk } from './push-desk.ts'

/** A prediction that takes longer than this, queue included, will not come any more: Replicate runs one for half of it. */
const defaultDeadlineMs = 3_600_000

/** Makes what all calls of a runtime share. */
export function openCalls(
  options: RuntimeOptions,
  world: World,
  parts: Pick<CallsContext, 'providers' | 'assets' | 'attempts' | 'closing' | 'costs'>,
): CallsContext {
  const gates = new Map<string, Gate>()
  const open = createGate(Number.POSITIVE_INFINITY)
  const { publicUrl, replicateBaseUrl } = options
  // Replicate takes no webhook but an `https:` one.
  const isReachable =
    publicUrl !== undefined && (publicUrl.startsWith('https:') || isOnThisMachine(replicateBaseUrl))

  const gateOf = (provider: ModelProvider): Gate => {
    if (provider.takesNoPlace === true) return open
    const name = providerName(provider)
    const gate = gates.get(name) ?? createGate(options.maxConcurrentPredictions)
    gates.set(name, gate)
    return gate
  }

  return {
    ...world,
    ...parts,
    environment: options.environment,
    openAttempts: createOpenAttempts(parts.attempts),
    pushes: createPushDesk(),
    gateOf,
    webhookFor: (provider, attemptId) =>
      isReachable && !provider.simulated && provider.readWebhook
        ? `${publicUrl}/api/webhooks/${encodeURIComponent(providerName(provider))}/${encodeURIComponent(attemptId)}`
        : undefined,
    predictionDeadlineMs: options.predictionDeadlineMs ?? defaultDeadlineMs,
    startedAt: world.now(),
  }
}
