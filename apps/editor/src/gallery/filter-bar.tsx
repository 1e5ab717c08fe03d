import { useQuery } from '@tanstack/react-query'
import { Star, Trash2, X } from 'lucide-react'
import { weft } from '../api/weft-client.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceSelect } from '../ui/choice-select.tsx'
import { isFiltered, type TimeSpan, wholeGallery } from './gallery-filter.ts'
import { filterGallery, useGalleryStore } from './gallery-store.ts'

const spans: readonly { readonly value: TimeSpan; readonly label: string }[] = [
  { value: 'any', label: 'Any time' },
  { value: 'today', label: 'Today' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'between', label: 'Between days…' },
]

/** What stands for no choice in a list. */
const all = ''

/** What narrows the gallery: workflow, model, time, stars, the bin, and the run it was opened for. */
export function FilterBar() {
  const filter = useGalleryStore((state) => state.filter)
  const facets = useQuery({
    queryKey: ['result-facets'],
    queryFn: ({ signal }) => weft.results.facets({ signal }),
    networkMode: 'always',
    staleTime: 0,
  })
  const models = (facets.data?.models ?? []).map(({ model, count }) => ({
    value: model,
    label: model,
    note: count.toLocaleString(),
  }))
  const workflows = (facets.data?.workflows ?? []).map(({ workflowId, name, count }) => ({
    value: workflowId === undefined ? `name:${name}` : `id:${workflowId}`,
    label: name,
    note: count.toLocaleString(),
    choice: workflowId === undefined ? { workflowName: name } : { workflowId },
  }))
  const chosenWorkflow = workflows.find(
    ({ choice }) => choice.workflowId === filter.workflowId && choice.workflowName === filter.workflowName,
  )
  const span = spans.find(({ value }) => value === filter.span)
  return (
    <fieldset aria-label="Filters" className="gallery-filters">
      <ChoiceSelect
        label="Workflow"
        className="gallery-choice"
        value={chosenWorkflow?.value ?? all}
        options={[{ value: all, label: 'All workflows' }, ...workflows]}
        onChange={(value) =>
          filterGallery({
            workflowId: undefined,
            workflowName: undefined,
            ...workflows.find((workflow) => workflow.value === value)?.choice,
          })
        }
      />
      <ChoiceSelect
        label="Model"
        className="gallery-choice"
        value={filter.model ?? all}
        options={[{ value: all, label: 'All models' }, ...models]}
        onChange={(model) => filterGallery({ model: model === all ? undefined : model })}
      />
      <ChoiceSelect
        label="Time"
        className="gallery-choice"
        value={filter.span}
        options={spans}
        onChange={(value) =>
          filterGallery({ span: spans.find((one) => one.value === value)?.value ?? 'any' })
        }
      />
      {span?.value === 'between' && (
        <>
          <DayInput
            label="First day"
            day={filter.firstDay}
            onChange={(firstDay) => filterGallery({ firstDay })}
          />
          <DayInput
            label="Last day"
            day={filter.lastDay}
            onChange={(lastDay) => filterGallery({ lastDay })}
          />
        </>
      )}
      <button
        type="button"
        aria-pressed={filter.isStarred}
        className="gallery-toggle"
        onClick={() => filterGallery({ isStarred: !filter.isStarred })}
      >
        <Star size={13} aria-hidden /> Starred
      </button>
      <button
        type="button"
        aria-pressed={filter.isTrash}
        className="gallery-toggle"
        onClick={() => filterGallery({ isTrash: !filter.isTrash })}
      >
        <Trash2 size={13} aria-hidden /> Bin
      </button>
      {filter.runId !== undefined && (
        <button
          type="button"
          className="gallery-toggle is-chip"
          onClick={() => filterGallery({ runId: undefined })}
        >
          One run <X size={12} role="img" aria-label="only: show all" />
        </button>
      )}
      {filter.isTrash && (
        <Button onClick={() => useViewStore.getState().openDialog('storage')}>Empty the bin…</Button>
      )}
      {isFiltered(filter) && (
        <Button onClick={() => filterGallery({ ...wholeGallery, isTrash: filter.isTrash })}>
          Clear filters
        </Button>
      )}
    </fieldset>
  )
}

/** One day. */
function DayInput(props: {
  readonly label: string
  readonly day: string | undefined
  readonly onChange: (day: string | undefined) => void
}) {
  const { label, day, onChange } = props
  return (
    <input
      type="date"
      aria-label={label}
      className="ui-input gallery-date"
      value={day ?? ''}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? undefined : value)}
    />
  )
}
