import { builtInNodes, createNodeRegistry, type NodeRegistry } from '@weft/nodes'

/** Every node type that the editor knows: the same table the server runs on. */
export const registry: NodeRegistry = createNodeRegistry(builtInNodes)
