import { useQuery } from '@tanstack/react-query'
import { upgradeModel } from '@weft/nodes'
import { parseModelReference, writeModelReference } from '@weft/ports'
import { lazy, Suspense, useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { tellFailure } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

/** Fetched when there is something to upgrade to. */
const UpgradeDialog = lazy(async () => ({ default: (await import('./upgrade-dialog.tsx')).UpgradeDialog }))

/** Which model a node calls, and the way to a newer version of it. */
export function ModelVersion({ nodeId, reference }: { readonly nodeId: string; readonly reference: string }) {
  const pinned = useDocumentStore((state) => state.document.models[reference])
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const plain = unversioned(reference)
  const newest = useQuery({
    queryKey: ['models', 'newest', plain],
    queryFn: () => weft.models.get(plain ?? ''),
    enabled: plain !== undefined && pinned !== undefined,
    retry: false,
  })
  const { data } = newest
  const isNewer =
    data !== undefined && pinned !== undefined && (data.ref !== reference || data.digest !== pinned.digest)
  const look = async (): Promise<void> => {
    if (plain === undefined) return
    setBusy(true)
    try {
      // A workflow lives on this server: there is nothing to fetch from a provider.
      const found = await (plain.startsWith('weft/') ? weft.models.get(plain) : weft.models.add(plain))
      await newest.refetch()
      if (found.ref === reference && found.digest === pinned?.digest)
        useViewStore.getState().showToast({ kind: 'info', text: 'This is the newest version.' })
    } catch (error) {
      tellFailure('look for a newer version', error)
    }
    setBusy(false)
  }
  return (
    <div className="flex flex-col gap-1">
      <p className="truncate text-xs text-dim" title={reference}>
        {reference}
      </p>
      {plain !== undefined && pinned !== undefined && (
        <div>
          {isNewer ? (
            <Button variant="outline" onClick={() => setOpen(true)}>
              Newer version…
            </Button>
          ) : (
            <Button variant="outline" disabled={isBusy} onClick={() => void look()}>
              {isBusy ? 'Looking…' : 'Look for a newer version'}
            </Button>
          )}
        </div>
      )}
      {isOpen && data !== undefined && (
        <Suspense fallback={null}>
          <UpgradeDialog
            title={`${data.name}, ${data.version === '' ? 'as it is now' : `version ${data.version.slice(0, 8)}`}`}
            plan={upgradeModel(useDocumentStore.getState().document, nodeId, toUpgrade(data), registry)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  )
}

/** The reference of the model whatever its version; none for what is known by its schema alone. */
function unversioned(reference: string): string | undefined {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed || parsed.owner === 'local') return undefined
  const { version: _, ...rest } = parsed
  return writeModelReference(rest)
}

function toUpgrade({ ref, schema, digest, media }: Awaited<ReturnType<typeof weft.models.get>>) {
  return { reference: ref, model: { schema, digest, ...(media === undefined ? {} : { media }) } }
}
