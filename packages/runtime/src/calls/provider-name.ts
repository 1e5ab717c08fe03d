import type { ModelProvider } from '@weft/provider'

/** What the journal calls the simulator: it speaks as Replicate does, but its predictions are nobody else's. */
export const simulatorName = 'simulator'

/** What the journal calls a provider. */
export function providerName({ id, simulated }: Pick<ModelProvider, 'id' | 'simulated'>): string {
  return simulated ? simulatorName : id
}
