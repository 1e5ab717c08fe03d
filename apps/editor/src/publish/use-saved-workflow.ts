import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type SavedWorkflow, WeftApiError } from '@weft/client'
import { weft } from '../api/weft-client.ts'
import { useDocumentStore } from '../state/document-store.ts'

/** What the server has of the document on the canvas; null when it was never saved, or is not there any more. */
export function useSavedWorkflow(): UseQueryResult<SavedWorkflow | null> {
  const server = useDocumentStore((state) => state.server)
  return useQuery({
    queryKey: ['saved-workflow', server?.id, server?.etag],
    queryFn: async () => {
      if (server === undefined) return null
      try {
        return await weft.workflows.get(server.id)
      } catch (error) {
        if (error instanceof WeftApiError && error.status === 404) return null
        throw error
      }
    },
    retry: false,
    staleTime: 0,
  })
}
