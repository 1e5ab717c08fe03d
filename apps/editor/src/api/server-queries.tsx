import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

/** Lets the parts inside it read from the server, each thing once. */
export function ServerQueries({ children }: { readonly children: ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000 } } }),
  )
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}
