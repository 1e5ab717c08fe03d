import type { AssetId } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'

const assetId = /^sha256:([0-9a-f]{64})$/

/** The assets that a document's nodes name, sorted, each once. Digests of pinned schemas look alike and are none. */
export function assetsOfWorkflow({ nodes }: Pick<WorkflowDocument, 'nodes'>): readonly AssetId[] {
  const found = new Set<AssetId>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (typeof value === 'object' && value !== null) {
      if ('asset' in value && typeof value.asset === 'string') {
        const hex = assetId.exec(value.asset)?.[1]
        if (hex !== undefined) found.add(`sha256:${hex}`)
      }
      for (const inner of Object.values(value)) visit(inner)
    }
  }
  visit(nodes)
  return [...found].toSorted()
}
