import type { Issue } from '@weft/ports'
import pc from 'picocolors'

/** One issue as a line for people: how bad, where, what. */
export function formatIssue(issue: Issue): string {
  const mark = { error: pc.red('error'), warning: pc.yellow('warning'), info: pc.dim('info') }[issue.severity]
  const place = issue.nodeId === undefined ? issue.path : [issue.nodeId, issue.port].filter(Boolean).join('.')
  return `${mark}  ${pc.bold(place || '/')}  ${issue.message} ${pc.dim(issue.path)}`
}
