import { parseModelReference } from '@weft/ports'
import type { Edit, WorkflowDocument } from '@weft/workflow'
import { findModel } from './actions/find-model.ts'
import { useDocumentStore } from './document-store.ts'
import { registry } from './registry.ts'
import { useServerStore } from './server-store.ts'
import { useViewStore } from './view-store.ts'

/** Milliseconds without an edit before a model that was typed is looked up. */
const quietTime = 700

/** The model references of a document whose schema is not pinned, with the nodes that have them. */
function unpinned(document: WorkflowDocument): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [nodeId, node] of Object.entries(document.nodes)) {
    const definition = registry.get(node.type)
    const params = definition?.modelReference && definition.params.safeParse(node.params)
    const reference = params?.success ? definition?.modelReference?.(params.data) : undefined
    if (reference === undefined || document.models[reference] !== undefined) continue
    if ('issue' in parseModelReference(reference)) continue
    found.set(reference, [...(found.get(reference) ?? []), nodeId])
  }
  return found
}

/** The edits that make nodes name the full version, wherever a parameter holds what was typed. */
function renameEdits(
  document: WorkflowDocument,
  nodeIds: readonly string[],
  from: string,
  to: string,
): readonly Edit[] {
  return nodeIds.flatMap((nodeId) =>
    Object.entries(document.nodes[nodeId]?.params ?? {})
      .filter(([, value]) => value === from && from !== to)
      .map(([name]): Edit => ({ kind: 'set-param', nodeId, path: [name], value: to })),
  )
}

/**
 * Looks up the models that the document names without their schema, as one written by hand does, and pins them, so
 * that their ports appear. What was not found is not asked again before the page is. Gives the way to stop.
 */
export function watchUnpinnedModels(): () => void {
  const failed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const pin = async (): Promise<void> => {
    const { documentId, document } = useDocumentStore.getState()
    for (const [reference] of unpinned(document)) {
      if (failed.has(reference)) continue
      failed.add(reference)
      const model = await findModel(reference).catch((error: unknown) => {
        const words = error instanceof Error ? error.message : String(error)
        useViewStore
          .getState()
          .showToast({ kind: 'error', text: `The model ${reference} was not found: ${words}` })
      })
      const now = useDocumentStore.getState()
      if (model === undefined) continue
      failed.delete(reference)
      if (now.documentId !== documentId) return
      const renames = renameEdits(
        now.document,
        unpinned(now.document).get(reference) ?? [],
        reference,
        model.reference,
      )
      now.apply({ kind: 'batch', label: `Read the schema of ${model.name}`, edits: [model.edit, ...renames] })
    }
  }

  const schedule = (): void => {
    clearTimeout(timer)
    if (useServerStore.getState().reachability !== 'online') return
    timer = setTimeout(() => void pin(), quietTime)
  }
  const stops = [
    useDocumentStore.subscribe((state, before) => {
      if (state.document !== before.document) schedule()
    }),
    useServerStore.subscribe((state, before) => {
      if (state.reachability !== before.reachability) schedule()
    }),
  ]
  schedule()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
