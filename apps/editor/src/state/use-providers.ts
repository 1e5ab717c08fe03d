import { useQuery } from '@tanstack/react-query'
import type { ProviderView } from '@weft/client'
import { weft } from '../api/weft-client.ts'
import { useServerStore } from './server-store.ts'

/** Where the answer about providers is kept, for whoever changes it. */
export const providersKey = ['providers'] as const

/** How often it is asked again, in milliseconds: credit and rate limits change by themselves. */
const askAgainMs = 30_000

/** How it stands with each provider; empty while the server has not said. */
export function useProviders(): readonly ProviderView[] {
  const reachability = useServerStore((state) => state.reachability)
  const { data = [] } = useQuery({
    queryKey: [...providersKey, reachability],
    queryFn: () => weft.providers.list(),
    enabled: reachability === 'online',
    refetchInterval: askAgainMs,
  })
  return data
}
