export type { Edit } from './edit.ts'
export type { NodeCatalog, NodeInterface, NodeTypeInfo } from './node-catalog.ts'
export type {
  Frame,
  NodeLayout,
  Note,
  PinnedModel,
  Point,
  WorkflowDocument,
  WorkflowEdge,
  WorkflowLayout,
  WorkflowNode,
} from './workflow-document.ts'
