import { declaredInputs, declaredOutputs, declaring } from '@weft/nodes'
import { applyEdit, parseWorkflow, planUnfold, validateWorkflow, type WorkflowDocument } from '@weft/workflow'
import { weft } from '../api/weft-client.ts'
import { tellFailure } from '../state/actions/tell-failure.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore } from '../state/view-store.ts'
import { calledWorkflow } from './called-workflow.ts'

/** Puts the nodes of the workflow that a node calls in its place: one undo step. Says so when it cannot be right. */
export async function unfoldNode(nodeId: string): Promise<void> {
  const { documentId, document } = useDocumentStore.getState()
  const { showToast, setSelection, announce } = useViewStore.getState()
  const called = calledWorkflow(document.nodes[nodeId])
  if (called === undefined) return
  try {
    const inside = await readVersion(called)
    if (inside === undefined) throw new Error('this editor cannot read it.')
    const { plan, issues } = planUnfold(document, {
      nodeId,
      called: inside,
      inputs: declaredInputs(inside, registry),
      outputs: declaredOutputs(inside, registry),
      catalog: registry.catalog,
      declaring: declaring(registry),
    })
    const refuse = (text: string): void => showToast({ kind: 'error', text })
    if (plan === undefined) return refuse(issues[0]?.message ?? 'Its nodes cannot stand here.')
    const now = useDocumentStore.getState()
    if (now.documentId !== documentId || now.document !== document)
      return refuse('The document was changed meanwhile: nothing was done.')
    const known = new Set(errorsOf(document))
    const wrong = errorsOf(applyEdit(document, plan.edit).document).find((message) => !known.has(message))
    if (wrong !== undefined) return refuse(`Its nodes would not fit here. ${wrong}`)
    const issue = now.apply(plan.edit)
    if (issue !== undefined) return refuse(issue.message)
    setSelection(plan.nodeIds)
    for (const text of plan.notes) showToast({ kind: 'info', text })
    announce(`${plan.nodeIds.length} nodes are here. Undo brings the one node back.`)
  } catch (error) {
    tellFailure('read the workflow inside', error)
  }
}

/** The workflow at the version that the node calls. */
async function readVersion({
  slug,
  version,
}: {
  readonly slug: string
  readonly version?: string
}): Promise<WorkflowDocument | undefined> {
  const { workflow } =
    version === undefined ? await weft.workflows.get(slug) : await weft.workflows.version(slug, version)
  return parseWorkflow(workflow).document
}

function errorsOf(document: WorkflowDocument): readonly string[] {
  return validateWorkflow(document, registry.catalog)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
}
