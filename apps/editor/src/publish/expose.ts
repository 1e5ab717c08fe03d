import { declaring } from '@weft/nodes'
import { applyEdit, type Edit, exposeInput, exposeOutput } from '@weft/workflow'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'

/** Makes ports inputs and outputs of the workflow, wired and named: one undo step. Says what callers call them. */
export function expose(places: readonly WireStart[]): void {
  const { document, apply } = useDocumentStore.getState()
  const { announce, showToast } = useViewStore.getState()
  let draft = document
  const edits: Edit[] = []
  const names: string[] = []
  for (const { direction, ...place } of places) {
    const options = { ...place, catalog: registry.catalog, declaring: declaring(registry) }
    const made = direction === 'input' ? exposeInput(draft, options) : exposeOutput(draft, options)
    if (made === undefined) continue
    draft = applyEdit(draft, made.edit).document
    edits.push(made.edit)
    names.push(made.name)
  }
  const [only] = edits
  if (only === undefined) {
    showToast({
      kind: 'info',
      text: 'Callers cannot set this: a wire feeds it, or it is no value that a wire can bring.',
    })
    return
  }
  apply(edits.length === 1 ? only : { kind: 'batch', label: `Make ${edits.length} outputs`, edits })
  const kind = places[0]?.direction === 'input' ? 'input' : 'output'
  announce(`Callers find it as the ${kind}${names.length === 1 ? '' : 's'} ${names.join(', ')}.`)
}
