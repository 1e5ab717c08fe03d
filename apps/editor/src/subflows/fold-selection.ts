import { WeftApiError } from '@weft/client'
import { applyEdit, foldEdit, validateWorkflow } from '@weft/workflow'
import { weft } from '../api/weft-client.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'
import { callingType, planFoldSelection } from './plan-fold-selection.ts'

/**
 * Saves and publishes the selected nodes as a workflow, and puts one node that calls it in their place: one undo step.
 * Gives why it was not done; then nothing is changed here.
 */
export async function foldSelection(nodeIds: readonly string[], name: string): Promise<string | undefined> {
  const { documentId, document } = useDocumentStore.getState()
  const { plan, issues } = planFoldSelection(document, nodeIds, name)
  if (plan === undefined || issues.length > 0)
    return titledNow(issues[0]?.message ?? 'These nodes make no workflow.')
  try {
    const saved = await weft.workflows.create(
      { workflow: plan.document, published: true },
      { idempotencyKey: crypto.randomUUID() },
    )
    const model = await weft.models.get(`weft/${saved.slug}:${saved.version}`)
    const { schema, digest, media, ref: reference } = model
    const folded = foldEdit(document, plan, {
      node: { type: callingType(), params: { model: reference }, title: name },
      reference,
      model: { schema, digest, ...(media === undefined ? {} : { media }) },
    })
    const now = useDocumentStore.getState()
    const kept = `It is saved as weft/${saved.slug} all the same.`
    if (now.documentId !== documentId || now.document !== document)
      return `The document was changed meanwhile, so its nodes were left as they are. ${kept}`
    const before = errorCount(document)
    if (errorCount(applyEdit(document, folded.edit).document) > before)
      return `The node of the workflow would not fit in their place, so the nodes were left as they are. ${kept}`
    const issue = now.apply(folded.edit)
    if (issue !== undefined) return `${issue.message} ${kept}`
    const { setSelection, showToast } = useViewStore.getState()
    setSelection([folded.nodeId])
    showToast({
      kind: 'info',
      text: `“${name}” is saved and published as weft/${saved.slug}. Undo brings the nodes back; the saved workflow stays.`,
    })
    return undefined
  } catch (error) {
    if (error instanceof WeftApiError)
      return error.issues.find(({ severity }) => severity === 'error')?.message ?? error.detail
    return 'The server does not answer, and a workflow lives there. Nothing was changed.'
  }
}

function errorCount(document: Parameters<typeof validateWorkflow>[0]): number {
  return validateWorkflow(document, registry.catalog).filter(({ severity }) => severity === 'error').length
}
