import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { EngineWords } from '../fields/engine-words.tsx'
import { showIssue } from '../state/actions.ts'
import type { DocumentIssue } from '../state/check-document.ts'
import { useIssues } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'

/** The sign of a severity; its name is read out. */
function SeveritySign({ severity }: { readonly severity: DocumentIssue['severity'] }) {
  if (severity === 'error')
    return <CircleAlert size={13} aria-label="Error" className="mt-0.5 shrink-0 text-danger" />
  if (severity === 'warning')
    return <TriangleAlert size={13} aria-label="Warning" className="mt-0.5 shrink-0 text-warning" />
  return <Info size={13} aria-label="Remark" className="mt-0.5 shrink-0 text-info" />
}

/** Everything that is wrong with the document; pressing one brings its node and field into view. */
export function IssueList() {
  const issues = useIssues()
  const apply = useDocumentStore((state) => state.apply)
  if (issues.length === 0) return <p className="px-3 pb-3 text-sm text-dim">No issues.</p>
  return (
    <ul className="flex flex-col pb-2">
      {issues.map((issue) => {
        const { fix } = issue
        return (
          <li key={`${issue.path} ${issue.code} ${issue.message}`} className="flex items-start gap-1 px-1">
            <button
              type="button"
              onClick={() => showIssue(issue)}
              className="flex min-w-0 flex-1 items-start gap-2 rounded-sm px-2 py-1.5 text-left text-sm hover:bg-surface-3"
            >
              <SeveritySign severity={issue.severity} />
              <span className="min-w-0 wrap-anywhere">
                <EngineWords message={issue.message} />
              </span>
            </button>
            {fix !== undefined && (
              <button
                type="button"
                onClick={() => apply(fix)}
                className="mt-1 shrink-0 rounded-sm px-2 py-0.5 text-xs font-medium text-accent hover:bg-surface-3"
              >
                Mend
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
