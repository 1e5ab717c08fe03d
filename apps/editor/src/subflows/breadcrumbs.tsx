import { ChevronRight, CornerLeftUp } from 'lucide-react'
import { useKeysOf } from '../commands/use-keys-of.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useTrailStore } from './trail-store.ts'

/** The way down to the workflow on the canvas, each step a way back. */
export function Breadcrumbs() {
  const documentId = useDocumentStore((state) => state.documentId)
  const name = useDocumentStore((state) => state.document.name)
  const trail = useTrailStore((state) => state.trails[documentId])
  const leave = useTrailStore((state) => state.leave)
  const keys = useKeysOf('workflow.outside')
  if (trail === undefined || trail.length === 0) return null
  return (
    <nav
      aria-label="Breadcrumbs"
      className="absolute top-2 left-2 z-10 flex max-w-[calc(100%-16px)] items-center gap-1 rounded-md border bg-surface px-1 py-0.5 text-sm"
    >
      <IconButton
        label={`Back to ${trail.at(-1)?.name ?? ''}`}
        {...(keys === undefined ? {} : { keys })}
        onClick={() => leave()}
      >
        <CornerLeftUp size={13} aria-hidden />
      </IconButton>
      <ol className="flex min-w-0 items-center gap-1">
        {trail.map((step) => (
          <li key={step.documentId} className="flex min-w-0 items-center gap-1">
            <button
              type="button"
              className="min-w-0 truncate rounded-sm px-1 text-dim hover:text-text"
              onClick={() => leave(step)}
            >
              {step.name}
            </button>
            <ChevronRight size={12} aria-hidden className="shrink-0 text-dim" />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate px-1">
          {name}
        </li>
      </ol>
    </nav>
  )
}
