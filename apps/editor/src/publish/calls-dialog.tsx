import {
  type CallLanguage,
  callInputs,
  describeInterface,
  documentFile,
  tokenVariable,
  writeCall,
} from '@weft/publish'
import { serializeWorkflow, workflowVersion } from '@weft/workflow'
import { Check, Copy, Download, ExternalLink } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { readAccessToken } from '../api/access-token.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { CodeText } from './code-text.tsx'
import { saveText } from './save-text.ts'
import { useSavedWorkflow } from './use-saved-workflow.ts'

const languages: readonly {
  readonly id: CallLanguage
  readonly title: string
  readonly isReplicate?: boolean
}[] = [
  { id: 'curl', title: 'curl' },
  { id: 'client', title: 'TypeScript' },
  { id: 'fetch', title: 'fetch' },
  { id: 'python', title: 'Python' },
  { id: 'replicate-script', title: 'Replicate JS', isReplicate: true },
  { id: 'replicate-python', title: 'Replicate Python', isReplicate: true },
]

const tabClass =
  'h-7 shrink-0 rounded-sm px-2 text-sm text-dim hover:text-text data-[active]:bg-surface-3 data-[active]:text-text'
const link = 'flex items-center gap-1.5 rounded-sm text-accent underline-offset-2 hover:underline'

/** Ready code that runs the workflow from elsewhere, with the inputs as they are now. */
export function CallsDialog() {
  const { closeDialog, openDialog } = useViewStore.getState()
  const document = useDocumentStore((state) => state.document)
  const saved = useSavedWorkflow().data
  const published = saved?.published === true ? saved.slug : undefined
  const [asks, setAsks] = useState<'document' | 'published'>()
  const mode = asks ?? (published === undefined ? 'document' : 'published')
  const slug = mode === 'published' ? published : undefined
  const shape = useMemo(() => describeInterface(document, registry), [document])
  const needsToken = readAccessToken(localStorage) !== undefined
  const codeIn = (language: CallLanguage, forReplicate: boolean) =>
    writeCall(language, {
      server: location.origin,
      needsToken,
      slug,
      inputs: callInputs(shape.inputs, { forReplicate }),
    })
  const there = languages.filter(({ isReplicate }) => isReplicate !== true || slug !== undefined)
  return (
    <Modal title="Use it from code" onClose={closeDialog} className="w-[min(760px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="sr-only">What is run</legend>
          <label className="flex items-center gap-2">
            <input
              type="radio"
              name="calls-mode"
              checked={mode === 'document'}
              onChange={() => setAsks('document')}
            />
            This document
          </label>
          <label className="flex items-center gap-2">
            <input
              type="radio"
              name="calls-mode"
              checked={mode === 'published' && published !== undefined}
              disabled={published === undefined}
              onChange={() => setAsks('published')}
            />
            {published === undefined ? 'The published workflow' : `weft/${published}`}
          </label>
          {published === undefined && (
            <Button variant="outline" onClick={() => openDialog('publish')}>
              Publish…
            </Button>
          )}
        </fieldset>
        <Tabs.Root key={mode} defaultValue="curl" className="flex min-h-0 flex-col gap-2">
          <Tabs.List aria-label="Language" className="flex gap-0.5 overflow-x-auto">
            {there.map(({ id, title }) => (
              <Tabs.Tab key={id} value={id} className={tabClass}>
                {title}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {there.map(({ id, title, isReplicate }) => (
            <Tabs.Panel key={id} value={id} className="min-h-0 outline-none">
              <CodeBlock title={title} code={codeIn(id, isReplicate === true)} />
            </Tabs.Panel>
          ))}
        </Tabs.Root>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-xs text-dim">
          {slug === undefined && (
            <li>
              The code reads the workflow from <code>{documentFile}</code> beside it.
            </li>
          )}
          {needsToken && (
            <li>
              The server asks for a token: put it into <code>{tokenVariable}</code> where the code runs.
            </li>
          )}
          {slug !== undefined && saved?.version !== workflowVersion(document) && (
            <li>It runs the version that is published: the canvas has changes since.</li>
          )}
          <li>The inputs are those of the input nodes as they are now. Replace what is yours to give.</li>
        </ul>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {slug === undefined && (
            <Button
              variant="outline"
              onClick={() => saveText(documentFile, serializeWorkflow(document), 'application/json')}
            >
              <Download size={13} aria-hidden />
              {documentFile}
            </Button>
          )}
          <a className={link} href="/api/docs" target="_blank" rel="noreferrer">
            All routes
            <ExternalLink size={12} aria-hidden />
          </a>
          {published !== undefined && (
            <a
              className={link}
              href={`/api/workflows/${published}/openapi.json`}
              target="_blank"
              rel="noreferrer"
            >
              OpenAPI of weft/{published}
              <ExternalLink size={12} aria-hidden />
            </a>
          )}
          {published !== undefined && (
            <a className={link} href={`/app/${published}`} target="_blank" rel="noreferrer">
              Form for people
              <ExternalLink size={12} aria-hidden />
            </a>
          )}
        </div>
      </div>
    </Modal>
  )
}

function CodeBlock({ title, code }: { readonly title: string; readonly code: string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async (): Promise<void> => {
    const { announce, showToast } = useViewStore.getState()
    try {
      await navigator.clipboard.writeText(code)
      setCopied(true)
      announce('Copied.')
    } catch {
      showToast({ kind: 'error', text: 'The browser does not allow copying. Select the code and copy it.' })
    }
  }
  return (
    <div className="relative">
      <Button
        variant="outline"
        className="absolute! top-2 right-2 bg-surface!"
        aria-label={`Copy the code for ${title}`}
        onClick={() => void copy()}
      >
        {isCopied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
      <section
        aria-label={`Code for ${title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-[46vh] overflow-auto rounded-md border bg-surface-2"
      >
        <pre className="p-3 pt-11 font-mono text-xs leading-relaxed sm:pt-3">
          <CodeText code={code} />
        </pre>
      </section>
    </div>
  )
}
