import { useQuery } from '@tanstack/react-query'
import { parseWorkflow, type WorkflowDocument, workflowVersion } from '@weft/workflow'
import { useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { newDocument } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceSelect } from '../ui/choice-select.tsx'
import { Modal } from '../ui/modal.tsx'
import { DifferenceList } from './difference-list.tsx'
import { restoreVersion } from './restore-version.ts'
import { useSavedWorkflow } from './use-saved-workflow.ts'

/** What a version is compared with when it is not another one of the list. */
const canvas = 'canvas'

/** Every saved version of the document on the canvas: what is different in each, and the way back to it. */
export function HistoryDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const server = useDocumentStore((state) => state.server)
  const versions = useQuery({
    queryKey: ['versions', server?.id, server?.etag],
    queryFn: () => (server === undefined ? [] : weft.workflows.versions(server.id)),
    staleTime: 0,
    retry: false,
  })
  return (
    <Modal title="History" onClose={closeDialog} className="w-[min(820px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        {versions.isError ? (
          <p role="status">
            The server does not answer, and the versions are there.{' '}
            <Button variant="outline" onClick={() => void versions.refetch()}>
              Try again
            </Button>
          </p>
        ) : versions.data === undefined ? (
          <p className="text-dim">Looking…</p>
        ) : versions.data.length === 0 || server === undefined ? (
          <p>No versions yet: every save on the server makes one.</p>
        ) : (
          <Versions serverId={server.id} versions={versions.data} />
        )}
      </div>
    </Modal>
  )
}

function Versions(props: {
  readonly serverId: string
  readonly versions: readonly { readonly version: string; readonly createdAt: string }[]
}) {
  const { serverId, versions } = props
  const saved = useSavedWorkflow()
  const document = useDocumentStore((state) => state.document)
  const [chosen, setChosen] = useState(versions[0]?.version ?? '')
  const [against, setAgainst] = useState<string>()
  const older = versions[versions.findIndex(({ version }) => version === chosen) + 1]?.version
  const other = against !== undefined && against !== chosen ? against : (older ?? canvas)
  const shown = useVersion(serverId, chosen)
  const compared = useVersion(serverId, other === canvas ? undefined : other)
  const base = other === canvas ? document : compared
  const now = workflowVersion(document)
  const options = [
    { value: canvas, label: 'the canvas' },
    ...versions
      .filter(({ version }) => version !== chosen)
      .map(({ version, createdAt }) => ({
        value: version,
        label: `${when(createdAt)} · ${version.slice(0, 8)}`,
      })),
  ]
  const { closeDialog } = useViewStore.getState()
  return (
    <div className="grid min-h-0 gap-4 sm:grid-cols-[minmax(0,230px)_minmax(0,1fr)]">
      <ul
        aria-label="Versions"
        className="flex max-h-[50vh] flex-col gap-0.5 overflow-y-auto max-sm:max-h-40"
      >
        {versions.map(({ version, createdAt }) => (
          <li key={version}>
            <button
              type="button"
              aria-current={version === chosen || undefined}
              onClick={() => setChosen(version)}
              className="flex w-full flex-col rounded-sm px-2 py-1.5 text-left hover:bg-surface-3 aria-[current]:bg-surface-3"
            >
              <span>{when(createdAt)}</span>
              <span className="flex gap-2 text-xs text-dim">
                <code>{version.slice(0, 8)}</code>
                {version === saved.data?.version && (
                  <span>{saved.data.published ? 'published' : 'newest'}</span>
                )}
                {version === now && <span>on the canvas</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-dim">Compared with</span>
          <ChoiceSelect
            label="Compared with"
            value={other}
            options={options}
            onChange={(value) => setAgainst(String(value))}
            className="max-w-64 min-w-40 flex-1"
          />
        </div>
        {shown === undefined || base === undefined ? (
          <p className="text-dim">Looking…</p>
        ) : (
          <DifferenceList before={base} after={shown} />
        )}
        <div className="mt-auto flex flex-wrap justify-end gap-2">
          <Button
            variant="outline"
            disabled={shown === undefined}
            onClick={() => {
              if (shown === undefined) return
              closeDialog()
              void newDocument({ ...shown, name: `${shown.name} (earlier)` })
            }}
          >
            Open in a tab
          </Button>
          <Button
            variant="primary"
            disabled={shown === undefined || chosen === now}
            onClick={() => shown !== undefined && restoreVersion(shown)}
          >
            Put it on the canvas
          </Button>
        </div>
      </div>
    </div>
  )
}

/** The document of a version, once it is there. */
function useVersion(serverId: string, version: string | undefined): WorkflowDocument | undefined {
  return (
    useQuery({
      queryKey: ['version', serverId, version],
      queryFn: async () => {
        if (version === undefined) return null
        const { workflow } = await weft.workflows.version(serverId, version)
        return parseWorkflow(workflow).document ?? null
      },
      staleTime: Number.POSITIVE_INFINITY,
    }).data ?? undefined
  )
}

function when(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
}
