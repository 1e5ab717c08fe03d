import type { Issue } from '@weft/ports'
import { type Edit, parseWorkflow, type WorkflowDocument } from '@weft/workflow'
import { Problem } from '../problems/problem.ts'
import { checkGraphSize } from './check-graph-size.ts'

/** A workflow as it came, and what is wrong with how it is written. */
export interface ReadDocument {
  readonly document: WorkflowDocument
  /** Errors among them mean that something of it was dropped: it may be looked at, not run or saved. */
  readonly issues: readonly Issue<Edit>[]
}

/** Reads a workflow of a request. Throws `too_large`, or `invalid_input` when nothing of it can be read. */
export function readDocument(workflow: { readonly [key: string]: unknown }): ReadDocument {
  checkGraphSize(workflow)
  const { document, issues } = parseWorkflow(workflow)
  if (document === undefined) throw invalidWorkflow(issues)
  return { document, issues }
}

/** A workflow that cannot be run or saved, with every reason at once. */
export function invalidWorkflow(issues: readonly Issue<Edit>[]): Problem {
  const errors = issues.filter((issue) => issue.severity === 'error')
  const first = errors[0]?.message ?? 'It cannot be read.'
  const detail = errors.length > 1 ? `${first} And ${errors.length - 1} more.` : first
  return new Problem('invalid_input', detail, { issues: uniqueIssues(issues) })
}

/** The same issue found by parsing and by planning is told once. */
export function uniqueIssues(issues: readonly Issue<Edit>[]): readonly Issue<Edit>[] {
  const byKey = new Map(issues.map((issue) => [`${issue.code} ${issue.path} ${issue.message}`, issue]))
  return [...byKey.values()]
}

/** Answers whether something stops a run. */
export function hasErrors(issues: readonly Issue<Edit>[]): boolean {
  return issues.some((issue) => issue.severity === 'error')
}
