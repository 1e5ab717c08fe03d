import { useQuery } from '@tanstack/react-query'
import type { ResultView } from '@weft/client'
import { weft } from '../api/weft-client.ts'
import type { LightboxImage } from '../state/view-store.ts'
import { useResultChanges, withChange } from './result-changes.ts'

/** Pictures of a run that are looked through. */
const mostOfRun = 500

/** The result that a picture is, with what was changed of it here; nothing while or where the server does not know it. */
export function useResultOf(shown: LightboxImage | undefined): ResultView | undefined {
  const { runId, nodeId, image, result } = shown ?? {}
  const isAsked = result === undefined && runId !== undefined
  const { data } = useQuery({
    queryKey: ['results-of-run', runId],
    queryFn: ({ signal }) => weft.results.list({ runId: runId ?? '', limit: mostOfRun }, { signal }),
    networkMode: 'always',
    enabled: isAsked,
  })
  const found = isAsked
    ? data?.results.find((one) => one.image.asset === image?.asset && one.nodeId === nodeId)
    : result
  const change = useResultChanges((state) => (found === undefined ? undefined : state.changes[found.id]))
  return found && withChange(found, change)
}
