import type { NodeDefinition } from './node-definition.ts'
import { combineNode } from './nodes/combine.ts'
import { inputNode } from './nodes/input.ts'
import { joinTextNode } from './nodes/join-text.ts'
import { linesNode } from './nodes/lines.ts'
import { listNode } from './nodes/list.ts'
import { loadImageNode } from './nodes/load-image.ts'
import { loraStackNode } from './nodes/lora-stack.ts'
import { maskNode } from './nodes/mask.ts'
import { modelNode } from './nodes/model.ts'
import { numberNode } from './nodes/number.ts'
import { outputNode } from './nodes/output.ts'
import { pickNode } from './nodes/pick.ts'
import { previewNode } from './nodes/preview.ts'
import { promptNode } from './nodes/prompt.ts'
import { rangeNode } from './nodes/range.ts'

/** Every built-in node, in the order of the palette. */
export const builtInNodes: readonly NodeDefinition[] = [
  inputNode,
  numberNode,
  promptNode,
  joinTextNode,
  loadImageNode,
  maskNode,
  loraStackNode,
  modelNode,
  listNode,
  linesNode,
  rangeNode,
  combineNode,
  pickNode,
  outputNode,
  previewNode,
]
