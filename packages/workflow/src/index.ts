export { applyEdit } from './apply-edit.ts'
export { canonicalJson } from './canonical-json.ts'
export { describeEdit } from './describe-edit.ts'
export { diffWorkflows } from './diff/diff-workflows.ts'
export type { WorkflowChange } from './diff/workflow-change.ts'
export { digestSchema } from './digest-schema.ts'
export { edgesInto, edgesOutOf } from './edges-of.ts'
export type { Edit } from './edit.ts'
export type { EditResult } from './edits/edit-result.ts'
export { replaceEdit } from './edits/replace-edit.ts'
export { emptyWorkflow } from './empty-workflow.ts'
export { exposeInput, exposeOutput, heldValue } from './fold/expose-port.ts'
export { type FoldedNode, foldEdit } from './fold/fold-edit.ts'
export type { Declaring, FoldPlan, FoldResult } from './fold/fold-plan.ts'
export { listedOutputs } from './fold/listed-outputs.ts'
export { planFold } from './fold/plan-fold.ts'
export { planUnfold } from './fold/plan-unfold.ts'
export type { UnfoldPlan } from './fold/unfold-plan.ts'
export { newNodeId } from './new-node-id.ts'
export type { NodeCatalog, NodeInterface, NodeTypeInfo, SettledOutputs } from './node-catalog.ts'
export { type NodeOrder, orderNodes } from './order-nodes.ts'
export { type EdgeEnd, parseEdgeEnd } from './parse-edge-end.ts'
export { type ParsedWorkflow, parseWorkflow } from './parse-workflow.ts'
export { depthMark, isRandomModel, nestingOf, randomMark } from './pinned-marks.ts'
export { downstreamOf, upstreamOf, wouldMakeCycle } from './reach.ts'
export { serializeWorkflow } from './serialize-workflow.ts'
export { sha256Hex } from './sha256-hex.ts'
export { toPointer } from './to-pointer.ts'
export { validateWorkflow } from './validate-workflow.ts'
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
export { workflowJsonSchema } from './workflow-json-schema.ts'
export { workflowSchema } from './workflow-schema.ts'
export { workflowVersion } from './workflow-version.ts'
