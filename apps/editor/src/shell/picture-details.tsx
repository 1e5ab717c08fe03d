import { useQuery } from '@tanstack/react-query'
import { database } from '../local-data/database.ts'
import { restoreRun } from '../state/actions.ts'
import { inputsOfRun } from '../state/inputs-of-run.ts'
import { picturesIn } from '../state/pictures-in.ts'
import type { LightboxImage } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

/** A value in a line or two. */
function inWords(value: unknown): string {
  if (typeof value === 'string') return value
  const pictures =
    typeof value === 'object' && value !== null ? picturesIn(JSON.parse(JSON.stringify(value))) : []
  if (pictures.length > 0)
    return pictures.map((picture) => `${picture.width} × ${picture.height} picture`).join(', ')
  return JSON.stringify(value)
}

/** How a picture was made: what its node worked with, and the way back to the workflow. */
export function PictureDetails({ shown }: { readonly shown: LightboxImage }) {
  const { runId, nodeId } = shown
  const details = useQuery({
    queryKey: ['picture-details', runId, nodeId],
    queryFn: async () => {
      const record = runId === undefined ? undefined : await database.runs.get(runId)
      if (record === undefined || nodeId === undefined) return []
      return inputsOfRun(record.document, record.run, nodeId)
    },
    networkMode: 'always',
  })
  return (
    <section aria-label="How it was made" className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
      <p className="text-xs text-dim">
        {shown.image.width} × {shown.image.height} · {shown.image.mediaType}
        {shown.simulated ? ' · simulated' : ''}
      </p>
      <dl className="flex flex-col gap-2">
        {details.data?.map((input) => (
          <div key={input.name}>
            <dt className="text-xs text-dim">{input.title}</dt>
            <dd className="wrap-anywhere whitespace-pre-wrap">{inWords(input.value)}</dd>
          </div>
        ))}
      </dl>
      {runId !== undefined && (
        <Button variant="outline" onClick={() => void restoreRun(runId)}>
          Open the workflow that made it
        </Button>
      )}
    </section>
  )
}
