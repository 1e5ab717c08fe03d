import { useQueryClient } from '@tanstack/react-query'
import type { SavedWorkflow } from '@weft/client'
import { describeInterface } from '@weft/publish'
import { workflowVersion } from '@weft/workflow'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { EngineWords } from '../fields/engine-words.tsx'
import { saveToServer, showIssue } from '../state/actions.ts'
import { useIssues } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useServerStore } from '../state/server-store.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { Exposing } from './exposing.tsx'
import { InterfaceList } from './interface-list.tsx'
import { PublishedLinks } from './published-links.tsx'
import { toSlug } from './to-slug.ts'
import { unpublish } from './unpublish.ts'
import { useSavedWorkflow } from './use-saved-workflow.ts'

/** Makes the workflow on the canvas something that others call: what they see, under which name, and whether it is there. */
export function PublishDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const saved = useSavedWorkflow()
  const isOffline = useServerStore((state) => state.reachability === 'offline')
  return (
    <Modal title="Publish" onClose={closeDialog} className="w-[min(680px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4 text-sm">
        {isOffline || saved.isError ? (
          <p role="status">
            The server does not answer, so nothing can be published now. Your work is kept in this browser.{' '}
            <Button variant="outline" onClick={() => void saved.refetch()}>
              Try again
            </Button>
          </p>
        ) : saved.data === undefined ? (
          <p className="text-dim">Looking…</p>
        ) : (
          <PublishForm key={saved.data?.etag ?? 'new'} saved={saved.data} />
        )}
      </div>
    </Modal>
  )
}

function PublishForm({ saved }: { readonly saved: SavedWorkflow | null }) {
  const id = useId()
  const document = useDocumentStore((state) => state.document)
  const queries = useQueryClient()
  const errors = useIssues().filter(({ severity }) => severity === 'error')
  const shape = useMemo(() => describeInterface(document, registry), [document])
  const version = useMemo(() => workflowVersion(document), [document])
  const [slug, setSlug] = useState(saved?.slug ?? toSlug(document.name))
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const { closeDialog, showToast } = useViewStore.getState()
  const isPublished = saved?.published === true
  const isCurrent = isPublished && saved.version === version && saved.slug === slug.trim()
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['models'] })
    void queries.invalidateQueries({ queryKey: ['saved-workflow'] })
    void queries.invalidateQueries({ queryKey: ['versions'] })
  }
  const publish = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    const given = slug.trim()
    const done = await saveToServer({
      published: true,
      ...(given === '' ? {} : { slug: given }),
      onRefused: (error) =>
        setProblem(
          titledNow(error.issues.find(({ severity }) => severity === 'error')?.message ?? error.detail),
        ),
    })
    setBusy(false)
    if (!done) return
    refresh()
    showToast({ kind: 'info', text: `Published as weft/${given}.` })
  }
  const takeBack = async (): Promise<void> => {
    if (saved === null) return
    setBusy(true)
    await unpublish(saved)
    setBusy(false)
    refresh()
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void publish(event)}>
      <StateLine saved={saved} version={version} />
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-slug`} className="font-medium">
          Name for callers
        </label>
        <div className="flex items-center gap-1.5">
          <span className="text-dim">weft/</span>
          <input
            id={`${id}-slug`}
            className="ui-input flex-1"
            spellCheck={false}
            value={slug}
            maxLength={64}
            aria-invalid={problem !== undefined || undefined}
            aria-describedby={`${id}-about`}
            onChange={(event) => {
              setSlug(event.currentTarget.value.toLowerCase().replace(/[^a-z0-9-]/g, '-'))
              setProblem(undefined)
            }}
          />
        </div>
        <p id={`${id}-about`} className="text-xs text-dim">
          Small letters, digits and hyphens.
          {isPublished && slug.trim() !== saved.slug
            ? ` Whoever calls weft/${saved.slug} must be told of the new name.`
            : ''}
        </p>
        {problem !== undefined && (
          <p role="alert" className="field-issue field-issue--error">
            {problem}
          </p>
        )}
      </div>
      <InterfaceList shape={shape} />
      <Exposing shape={shape} />
      {errors.length > 0 && (
        <section aria-label="What must be mended first" className="flex flex-col gap-1">
          <h3 className="font-medium">What must be mended first</h3>
          <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
            {errors.map((issue) => (
              <li key={`${issue.path} ${issue.message}`}>
                <button
                  type="button"
                  className="w-full rounded-sm px-2 py-1 text-left text-danger hover:bg-surface-3"
                  onClick={() => {
                    closeDialog()
                    showIssue(issue)
                  }}
                >
                  <EngineWords message={issue.message} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isPublished && <PublishedLinks slug={saved.slug} />}
      <div className="flex flex-wrap justify-end gap-2">
        {isPublished && (
          <Button variant="outline" disabled={isBusy} onClick={() => void takeBack()}>
            Unpublish
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          disabled={
            isBusy || isCurrent || errors.length > 0 || shape.outputs.length === 0 || slug.trim() === ''
          }
        >
          {isCurrent ? 'Published' : isPublished ? 'Publish what is on the canvas' : 'Publish'}
        </Button>
      </div>
    </form>
  )
}

/** How it stands, in a sentence. */
function StateLine({ saved, version }: { readonly saved: SavedWorkflow | null; readonly version: string }) {
  if (saved === null)
    return (
      <p>
        Not on the server yet. Publishing saves it there, and lets scripts, agents and other workflows call
        it.
      </p>
    )
  const hash = (text: string) => <code title={text}>{text.slice(0, 8)}</code>
  if (!saved.published)
    return (
      <p>
        Saved as a draft, version {hash(saved.version)}. Nobody can call it by name before it is published.
      </p>
    )
  return (
    <p>
      <strong className="font-medium">Published</strong> as version {hash(saved.version)} since{' '}
      {new Date(saved.updatedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}.
      {saved.version === version
        ? ''
        : ' The canvas has changes that callers do not get until it is published again.'}
    </p>
  )
}
