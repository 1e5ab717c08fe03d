import type { NodeDefinition } from './node-definition.ts'
import { combineNode } from './nodes/combine.ts'
import { combineMasksNode } from './nodes/combine-masks.ts'
import { compositeImagesNode } from './nodes/composite-images.ts'
import { convertImageNode } from './nodes/convert-image.ts'
import { cropImageNode } from './nodes/crop-image.ts'
import { featherMaskNode } from './nodes/feather-mask.ts'
import { growMaskNode } from './nodes/grow-mask.ts'
import { imageGridNode } from './nodes/image-grid.ts'
import { inputNode } from './nodes/input.ts'
import { invertMaskNode } from './nodes/invert-mask.ts'
import { joinTextNode } from './nodes/join-text.ts'
import { linesNode } from './nodes/lines.ts'
import { listNode } from './nodes/list.ts'
import { loadImageNode } from './nodes/load-image.ts'
import { loraNode } from './nodes/lora.ts'
import { loraStackNode } from './nodes/lora-stack.ts'
import { maskNode } from './nodes/mask.ts'
import { maskFromImageNode } from './nodes/mask-from-image.ts'
import { modelNode } from './nodes/model.ts'
import { numberNode } from './nodes/number.ts'
import { outputNode } from './nodes/output.ts'
import { padImageNode } from './nodes/pad-image.ts'
import { pickNode } from './nodes/pick.ts'
import { previewNode } from './nodes/preview.ts'
import { promptNode } from './nodes/prompt.ts'
import { rangeNode } from './nodes/range.ts'
import { resizeImageNode } from './nodes/resize-image.ts'

/** Every built-in node, in the order of the palette. */
export const builtInNodes: readonly NodeDefinition[] = [
  inputNode,
  numberNode,
  promptNode,
  joinTextNode,
  loadImageNode,
  resizeImageNode,
  cropImageNode,
  padImageNode,
  compositeImagesNode,
  convertImageNode,
  imageGridNode,
  maskNode,
  maskFromImageNode,
  invertMaskNode,
  growMaskNode,
  featherMaskNode,
  combineMasksNode,
  loraStackNode,
  loraNode,
  modelNode,
  listNode,
  linesNode,
  rangeNode,
  combineNode,
  pickNode,
  outputNode,
  previewNode,
]
