export { builtInNodes } from './built-in-nodes.ts'
export { createNodeRegistry } from './create-node-registry.ts'
export { type DeclaredInput, declaredInputs } from './declared-inputs.ts'
export { type DeclaredOutput, declaredOutputs } from './declared-outputs.ts'
export { declaring } from './declaring.ts'
export { defineNode, type NodeRecipe } from './define-node.ts'
export { describeNode, type NodeDescription } from './describe-node.ts'
export type {
  ImageOperations,
  ModelCall,
  ModelResult,
  NodeAssets,
  NodeContext,
} from './node-context.ts'
export type {
  ComputeArguments,
  InputLineage,
  InputValues,
  ItemOrigin,
  NodeCategory,
  NodeCheckContext,
  NodeDefinition,
  NodeSettings,
  OutputValues,
  PortContext,
  PortRecord,
  PortSpec,
  RunArguments,
} from './node-definition.ts'
export type { NodeRegistry } from './node-registry.ts'
export { combineNode } from './nodes/combine.ts'
export { combineMasksNode } from './nodes/combine-masks.ts'
export { compositeImagesNode } from './nodes/composite-images.ts'
export { convertImageNode } from './nodes/convert-image.ts'
export { cropImageNode } from './nodes/crop-image.ts'
export { featherMaskNode } from './nodes/feather-mask.ts'
export { growMaskNode } from './nodes/grow-mask.ts'
export { imageGridNode } from './nodes/image-grid.ts'
export { inputNode } from './nodes/input.ts'
export { invertMaskNode } from './nodes/invert-mask.ts'
export { joinTextNode } from './nodes/join-text.ts'
export { linesNode } from './nodes/lines.ts'
export { listNode } from './nodes/list.ts'
export { loadImageNode } from './nodes/load-image.ts'
export { loraNode } from './nodes/lora.ts'
export { loraStackNode } from './nodes/lora-stack.ts'
export { maskNode } from './nodes/mask.ts'
export { maskFromImageNode } from './nodes/mask-from-image.ts'
export { modelNode } from './nodes/model.ts'
export { numberNode } from './nodes/number.ts'
export { outputNode } from './nodes/output.ts'
export { padImageNode } from './nodes/pad-image.ts'
export { pickNode } from './nodes/pick.ts'
export { previewNode } from './nodes/preview.ts'
export { promptNode } from './nodes/prompt.ts'
export { rangeNode } from './nodes/range.ts'
export { resizeImageNode } from './nodes/resize-image.ts'
export type {
  BlendMode,
  GridLayout,
  Margins,
  MaskChannel,
  MaskCombination,
  Overlay,
  PictureArea,
  PictureEdits,
  PictureFormat,
} from './picture-edits.ts'
export { type PortOptions, port } from './port-builders.ts'
export { type ModelUpgrade, type PlannedUpgrade, upgradeModel } from './upgrade-model.ts'
export { upstreamFirst } from './upstream-first.ts'
