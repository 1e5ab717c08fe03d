import type { IssueView } from '@weft/client'
import type { FieldProblems } from './check-inputs.ts'

/** The server's issues: those of a field by its input's name, and the words of the others. */
export interface SortedIssues {
  readonly fields: FieldProblems
  readonly others: readonly string[]
}

/** Puts each error where its path says: `/inputs/<name>` and below belongs to the field. */
export function problemsFromIssues(issues: readonly IssueView[], names: readonly string[]): SortedIssues {
  const fields: { [name: string]: string } = {}
  const others: string[] = []
  for (const { severity, path, message } of issues) {
    if (severity !== 'error') continue
    const [, root, name] = path.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (root === 'inputs' && name !== undefined && names.includes(name))
      fields[name] ??= message.replace(`\`${name}\`: `, '')
    else if (!others.includes(message)) others.push(message)
  }
  return { fields, others }
}
