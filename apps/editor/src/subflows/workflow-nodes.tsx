import { useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { weft } from '../api/weft-client.ts'
import { addModelNode, openSavedWorkflow, tellFailure } from '../state/actions.ts'
import { useServerStore } from '../state/server-store.ts'
import { titleOfModel } from '../state/title-of-model.ts'
import { IconButton } from '../ui/icon-button.tsx'

/** Published workflows: each goes onto the canvas as a node, or is opened. */
export function WorkflowNodes() {
  const reachability = useServerStore((state) => state.reachability)
  const models = useQuery({ queryKey: ['models', reachability], queryFn: () => weft.models.list() }).data
  const published = (models ?? []).filter(({ owner }) => owner === 'weft')
  if (published.length === 0) return null
  const open = async (slug: string): Promise<void> => {
    try {
      await openSavedWorkflow((await weft.workflows.get(slug)).id)
    } catch (error) {
      tellFailure('open the workflow', error)
    }
  }
  return (
    <section aria-labelledby="weft-published">
      <h3 id="weft-published" className="px-2 pb-1 text-xs font-medium text-dim">
        Published, to use as nodes
      </h3>
      <ul>
        {published.map(({ ref, name, description }) => (
          <li key={ref} className="flex items-center gap-1">
            <button
              type="button"
              title={description ?? ref}
              onClick={() =>
                void addModelNode(ref).catch((error: unknown) => tellFailure('add the workflow', error))
              }
              className="flex h-7 min-w-0 flex-1 items-center rounded-sm px-2 text-left text-sm hover:bg-surface-3"
            >
              <span className="truncate">{titleOfModel(name) ?? name}</span>
            </button>
            <IconButton label={`Open ${name}`} onClick={() => void open(name)}>
              <FolderOpen size={13} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
