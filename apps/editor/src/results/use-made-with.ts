import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import type { LightboxImage } from '../state/view-store.ts'
import { type MadeWith, readMadeWith } from './read-made-with.ts'

/** What made each of some pictures. */
export function useMadeWith(
  pictures: readonly { readonly shown: LightboxImage; readonly resultId: string | undefined }[],
): readonly UseQueryResult<MadeWith>[] {
  return useQueries({
    queries: pictures.map(({ shown, resultId }) => ({
      queryKey: ['made-with', resultId, shown.runId, shown.nodeId],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readMadeWith(shown, resultId, signal),
      networkMode: 'always' as const,
      // How a picture was made never changes.
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
}
