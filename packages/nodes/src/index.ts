export type {
  ImageOperations,
  ModelCall,
  ModelResult,
  NodeAssets,
  NodeContext,
} from './node-context.ts'
export type {
  InputValues,
  NodeCategory,
  NodeCheckContext,
  NodeDefinition,
  OutputValues,
  PortContext,
  PortRecord,
  PortSpec,
  RunArguments,
} from './node-definition.ts'
export type { NodeRegistry } from './node-registry.ts'
