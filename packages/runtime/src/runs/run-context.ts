import type { Gate } from '@weft/engine'
import type { ImageOperations, NodeRegistry } from '@weft/nodes'
import type { AssetStore, RelationalStore } from '@weft/storage'
import type { WorkflowDocument } from '@weft/workflow'
import type { CallsContext } from '../calls/call-context.ts'
import type { PublicFetch } from '../network/public-fetch.ts'
import type { ModelCatalog } from '../runtime.ts'
import type { PublishedWorkflows } from '../workflows/published-workflows.ts'
import type { World } from '../world/world.ts'
import type { KeptResultStore } from './open-kept-results.ts'

/** Everything that runs are made of. */
export interface RunContext {
  readonly world: World
  readonly registry: NodeRegistry
  readonly store: RelationalStore
  readonly assets: AssetStore
  readonly images: ImageOperations
  readonly models: ModelCatalog
  readonly published: PublishedWorkflows
  readonly network: PublicFetch
  readonly calls: CallsContext
  /** Free places for steps of any kind, shared fairly by all runs of documents that nest equally deep. */
  readonly gateOf: (document: WorkflowDocument) => Gate
  /** Results that are kept, of simulated runs and of others. */
  readonly results: (run: { readonly simulated: boolean }) => KeptResultStore
}
