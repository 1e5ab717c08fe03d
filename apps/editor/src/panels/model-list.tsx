import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { weft } from '../api/weft-client.ts'
import { addModelNode, tellFailure } from '../state/actions.ts'
import { useServerStore } from '../state/server-store.ts'
import { titleOfModel } from '../state/title-of-model.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

/** The models that the server knows, and the way to another one. */
export function ModelList() {
  const openDialog = useViewStore((state) => state.openDialog)
  const reachability = useServerStore((state) => state.reachability)
  const models = useQuery({ queryKey: ['models', reachability], queryFn: () => weft.models.list() })
  // Published workflows have a list of their own, under Workflows.
  const others = models.data?.filter(({ owner }) => owner !== 'weft')
  const add = (reference: string): void => {
    void addModelNode(reference).catch((error: unknown) => tellFailure('add the model', error))
  }
  return (
    <div className="flex flex-col gap-2">
      <Button variant="outline" onClick={() => openDialog('add-model')}>
        <Plus size={13} aria-hidden />
        Add or search
      </Button>
      {models.isPending && <p className="px-2 text-sm text-dim">Looking…</p>}
      {models.isError && <p className="px-2 text-sm text-dim">The server does not answer.</p>}
      <ul>
        {others?.map((model) => (
          <li key={model.ref}>
            <button
              type="button"
              title={model.description ?? model.ref}
              onClick={() => add(model.ref)}
              className="flex w-full flex-col rounded-sm px-2 py-1.5 text-left hover:bg-surface-3"
            >
              <span className="w-full truncate text-sm">{titleOfModel(model.name) ?? model.name}</span>
              <span className="w-full truncate text-xs text-dim">
                {model.owner}
                {model.version === '' ? '' : ` · ${model.version.slice(0, 8)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
