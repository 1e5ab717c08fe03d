import { parseModelReference } from '@weft/ports'
import type { WorkflowNode } from '@weft/workflow'
import { registry } from '../state/registry.ts'

/** A workflow that a node calls. */
export interface CalledWorkflow {
  /** As documents write it: `weft/<slug>:<version>`. */
  readonly reference: string
  readonly slug: string
  readonly version?: string
}

/** The published workflow that a node calls; nothing for any other node. */
export function calledWorkflow(node: WorkflowNode | undefined): CalledWorkflow | undefined {
  const definition = node === undefined ? undefined : registry.get(node.type)
  if (node === undefined || definition?.modelReference === undefined) return undefined
  const params = definition.params.safeParse(node.params)
  const reference = params.success ? definition.modelReference(params.data) : undefined
  if (reference?.startsWith('weft/') !== true) return undefined
  const parsed = parseModelReference(reference)
  if ('issue' in parsed) return undefined
  const { name: slug, version } = parsed
  return { reference, slug, ...(version === undefined ? {} : { version }) }
}
