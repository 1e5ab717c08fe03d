import type { WorkflowBody } from '@weft/client'
import type { SavedWorkflow, WorkflowToSave } from '@weft/runtime'
import type { StoredWorkflow } from '@weft/storage'
import { Problem } from '../problems/problem.ts'
import { staleProblem } from '../requests/if-match.ts'
import { invalidWorkflow, readDocument } from '../requests/read-document.ts'

/** Reads what is to be saved. Throws `too_large`, or `invalid_input` when nothing of it can be read. */
export function readWorkflowBody({ workflow, ...options }: WorkflowBody): WorkflowToSave {
  return { ...readDocument(workflow), ...options }
}

/** The workflow as it was saved. Throws `invalid_input` with every issue, `slug_taken`, `stale` or `not_found`. */
export function savedOf(saved: SavedWorkflow): StoredWorkflow {
  switch (saved.outcome) {
    case 'written':
      return saved.workflow
    case 'invalid':
      throw invalidWorkflow(saved.issues)
    case 'stale':
      throw staleProblem(saved.current)
    case 'slug-taken':
      throw new Problem(
        'slug_taken',
        `Another workflow has the slug ${JSON.stringify(saved.slug)}: choose another one.`,
      )
    case 'missing':
      throw new Problem('not_found', 'The workflow was deleted meanwhile: save it as a new one.')
  }
}
