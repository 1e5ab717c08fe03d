import { describeEdit } from '@weft/workflow'
import type { DocumentIssue } from '../state/check-document.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { EngineWords } from './engine-words.tsx'

/** What is wrong with a field, each with the edit that mends it where there is one. */
export function FieldIssues({
  id,
  issues,
}: {
  readonly id: string
  readonly issues: readonly DocumentIssue[]
}) {
  const apply = useDocumentStore((state) => state.apply)
  if (issues.length === 0) return null
  return (
    <ul id={id} className="field-issues" aria-live="polite">
      {issues.map((issue) => {
        const { fix } = issue
        return (
          <li
            key={`${issue.code} ${issue.path} ${issue.message}`}
            className={`field-issue field-issue--${issue.severity}`}
          >
            <EngineWords message={issue.message} />
            {fix && (
              <button
                type="button"
                className="field-fix nodrag"
                title={describeEdit(fix)}
                onClick={() => apply(fix)}
              >
                {fix.kind === 'batch' ? fix.label : 'Mend'}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
