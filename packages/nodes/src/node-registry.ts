import type { NodeCatalog } from '@weft/workflow'
import type { NodeDefinition } from './node-definition.ts'

/** Every node type that is known, and the catalog that validation and planning ask. */
export interface NodeRegistry {
  /** In palette order. */
  readonly definitions: readonly NodeDefinition[]
  readonly get: (type: string) => NodeDefinition | undefined
  readonly catalog: NodeCatalog
}
