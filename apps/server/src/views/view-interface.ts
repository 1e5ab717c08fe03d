import type { WorkflowInterface } from '@weft/publish'
import type { StoredWorkflow } from '@weft/storage'

/** What a saved workflow shows to those who call it, as answers give it. */
export function viewInterface(
  { id, slug, version, published }: StoredWorkflow,
  { name, description, inputs, outputs }: WorkflowInterface,
) {
  return {
    id,
    slug,
    version,
    published,
    name,
    description,
    inputs,
    outputs: outputs.map(({ name: output, type, from }) => ({
      name: output,
      ...(type !== undefined && { kind: type.kind, list: type.list }),
      ...(from !== undefined && { from }),
    })),
  }
}
