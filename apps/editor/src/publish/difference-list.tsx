import { diffWorkflows, type WorkflowChange, type WorkflowDocument } from '@weft/workflow'
import { useMemo } from 'react'

/** What is different in a document, seen from another one: a line for each, marked as new, gone or changed. */
export function DifferenceList(props: {
  readonly before: WorkflowDocument
  readonly after: WorkflowDocument
}) {
  const { before, after } = props
  const changes = useMemo(() => diffWorkflows(before, after), [before, after])
  if (changes.length === 0) return <p className="text-dim">Nothing is different.</p>
  return (
    <ul
      aria-label="Differences"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-[46vh] overflow-y-auto rounded-md border bg-surface-2 py-1.5 text-xs"
    >
      {changes.map((change) => {
        const sign = signOf(change)
        return (
          <li key={`${change.kind} ${change.path} ${change.message}`} className="flex gap-2 px-3 py-0.5">
            <span aria-hidden className={`w-3 shrink-0 text-center font-medium ${sign.className}`}>
              {sign.text}
            </span>
            <span className="sr-only">{sign.words}</span>
            <span className="min-w-0 break-words">{change.message}</span>
          </li>
        )
      })}
    </ul>
  )
}

function signOf({ kind }: WorkflowChange) {
  if (kind.endsWith('-added')) return { text: '+', words: 'New:', className: 'text-ok' }
  if (kind.endsWith('-removed')) return { text: '−', words: 'Gone:', className: 'text-danger' }
  return { text: '~', words: 'Changed:', className: 'text-dim' }
}
