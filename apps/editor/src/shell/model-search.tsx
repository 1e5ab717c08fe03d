import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { weft } from '../api/weft-client.ts'

/** Most results that are shown. */
const most = 12

/** What a search for models found: known ones first, then the provider's, and why there are none of those. */
export function ModelSearch({
  query,
  onPick,
}: {
  readonly query: string
  readonly onPick: (reference: string) => void
}) {
  const words = useDeferredValue(query.trim())
  const search = useQuery({
    queryKey: ['models', 'search', words],
    queryFn: ({ signal }) => weft.models.search(words, { signal }),
    enabled: words.length >= 2,
    staleTime: 60_000,
  })
  if (words.length < 2 || search.data === undefined) return null
  const { models, found, note } = search.data
  const shown = [
    ...models.map(({ ref, owner, name, description }) => ({ ref, title: `${owner}/${name}`, description })),
    ...found.map(({ ref, description }) => ({ ref, title: ref, description })),
  ].slice(0, most)
  return (
    <>
      <ul aria-label="Models found" className="max-h-64 overflow-y-auto rounded-md border">
        {shown.map(({ ref, title, description }) => (
          <li key={ref}>
            <button
              type="button"
              className="flex w-full flex-col px-2 py-1.5 text-left hover:bg-surface-3"
              onClick={() => onPick(ref)}
            >
              <span className="w-full truncate">{title}</span>
              {description !== undefined && (
                <span className="w-full truncate text-xs text-dim">{description}</span>
              )}
            </button>
          </li>
        ))}
        {shown.length === 0 && <li className="px-2 py-1.5 text-dim">No model has these words.</li>}
      </ul>
      {note !== undefined && <p className="text-xs text-dim">{note}</p>}
    </>
  )
}
