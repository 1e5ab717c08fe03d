import { type Issue, parseModelReference } from '@weft/ports'
import { type Edit, toPointer, type WorkflowDocument } from '@weft/workflow'
import type { PublishedVersion, PublishedWorkflows } from './published-workflows.ts'
import { shortReference } from './short-reference.ts'
import { findPublished, isWorkflowReference } from './workflow-models.ts'

/** Workflows inside one another, at most. */
export const maxNesting = 8

/** Workflows that are looked at for a circle: versions are pinned, so there is an end, but it may be far. */
const mostCalled = 1000

/**
 * Says which workflows that a document calls it cannot call: itself, directly or through others; what is not
 * published; what nests too deep. `workflowId` is the workflow that the document is a version of.
 */
export async function findNestingIssues(
  published: PublishedWorkflows,
  document: WorkflowDocument,
  workflowId: string | undefined,
): Promise<readonly Issue<Edit>[]> {
  const issues: Issue<Edit>[] = []
  for (const { nodeId, reference } of callsOf(document)) {
    const tell = (code: string, message: string) =>
      issues.push({
        code,
        severity: 'error',
        message,
        path: toPointer(['nodes', nodeId, 'params', 'model']),
        nodeId,
      })
    const called = await findPublished(published, reference)
    if (called === undefined) {
      tell(
        'workflow-not-published',
        `There is no published workflow ${shortReference(reference)} on this server. Publish it, or choose another one.`,
      )
      continue
    }
    const circle =
      workflowId === undefined ? undefined : await findCircle(published, called, workflowId, new Set())
    if (circle !== undefined) {
      const between = circle.slice(0, -1)
      const way = ['this workflow', ...between, 'this workflow'].join(', which calls ')
      const how = between.length === 0 ? '' : `: ${way}`
      tell('workflow-recursion', `A workflow cannot call itself${how}. Take this node out.`)
    } else if (called.shape.depth > maxNesting) {
      tell(
        'workflow-too-deep',
        `Workflows may call one another ${maxNesting} levels deep, but ${shortReference(reference)} goes ${called.shape.depth} levels down.`,
      )
    }
  }
  return issues
}

/** A workflow on the way down. */
type Called = Pick<PublishedVersion, 'workflow' | 'document'>

/** The slugs from a workflow to the one that is looked for; undefined where it is not reached. */
async function findCircle(
  published: PublishedWorkflows,
  from: Called,
  workflowId: string,
  seen: Set<WorkflowDocument>,
): Promise<readonly string[] | undefined> {
  const { workflow, document } = from
  if (workflow.id === workflowId) return [workflow.slug]
  if (seen.size > mostCalled) return undefined
  seen.add(document)
  for (const { reference } of callsOf(document)) {
    // Published or not: what is unpublished today may be published again.
    const next = await findCalled(published, reference)
    const rest = next && (await findCircle(published, next, workflowId, seen))
    if (rest !== undefined) return [workflow.slug, ...rest]
  }
  return undefined
}

async function findCalled(published: PublishedWorkflows, reference: string): Promise<Called | undefined> {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed) return undefined
  const { name, version } = parsed
  return version === undefined ? published.newest(name) : published.holder(version, name)
}

/** Nodes whose model is a workflow. */
function callsOf(
  document: WorkflowDocument,
): readonly { readonly nodeId: string; readonly reference: string }[] {
  return Object.entries(document.nodes).flatMap(([nodeId, { params, disabled }]) => {
    const { model } = params
    const isCall = disabled !== true && typeof model === 'string' && isWorkflowReference(model)
    return isCall ? [{ nodeId, reference: model }] : []
  })
}
