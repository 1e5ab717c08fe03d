import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useNodeIssues } from '../state/document-hooks.ts'
import { useInTitles } from '../state/use-in-titles.ts'

/** The sign of what is wrong with a card whose fields are folded away, where the words would stand; each in its hint. */
export function FoldedIssues({ nodeId }: { readonly nodeId: string }) {
  const issues = useNodeIssues(nodeId).filter(({ severity }) => severity !== 'info')
  const words = useInTitles(issues.map(({ message }) => message).join('\n'))
  if (issues.length === 0) return null
  const isError = issues.some(({ severity }) => severity === 'error')
  const Sign = isError ? CircleAlert : TriangleAlert
  return (
    <span className={isError ? 'flex text-danger' : 'flex text-warning'} title={words}>
      <Sign size={12} role="img" aria-label={`${isError ? 'Error' : 'Warning'}: ${words}`} />
    </span>
  )
}
