import type { ModelProvider } from '@weft/provider'

/** Why a provider bills nothing, in a sentence; undefined where it bills, and where nobody serves the model. */
export function freeReason(findProvider: () => ModelProvider): string | undefined {
  try {
    const { simulated, isFree } = findProvider()
    if (simulated) return 'Simulated on this machine: nothing is billed.'
    return isFree === true ? 'Runs in a container of your own: nothing is billed.' : undefined
  } catch {
    // That nobody serves it is told by the run; its price is as good as any.
    return undefined
  }
}
