import type { Json } from '@weft/ports'
import type { Point } from '@weft/workflow'
import { addModelNode } from '../state/actions/add-model-node.ts'
import { importWorkflow } from '../state/actions/import-workflow.ts'
import { registry } from '../state/registry.ts'
import { useViewStore } from '../state/view-store.ts'
import { pasteText } from './canvas-edits.ts'
import type { PasteOptions } from './clip.ts'
import { placeNode } from './place-node.ts'

/** What a drag of a node type from the rail carries: the type's name. */
export const nodeDragType = 'application/x-weft-node'

/** What a drag of a picture carries: its asset id. */
export const imageDragType = 'application/x-weft-image'

/** The node type that holds a picture by hand: the one whose params say that they want one. */
function pictureNode(): { readonly type: string; readonly param: string } | undefined {
  for (const definition of registry.definitions) {
    const param = Object.entries(definition.params.shape).find(
      ([, schema]) => schema.meta?.()?.widget === 'image',
    )
    if (param) return { type: definition.type, param: param[0] }
  }
  return undefined
}

/** Puts a picture on the canvas as a node. `image` is a param of it, an asset id or an https address. */
export function placePicture(image: Json, at: Point): void {
  const node = pictureNode()
  if (!node) return
  const value = typeof image === 'string' && image.startsWith('sha256:') ? { asset: image } : image
  placeNode({ type: node.type, at, params: { [node.param]: value } })
}

/** Takes in files dropped or pasted at a point; what does it is fetched when the first ones come. */
export async function takeFiles(files: readonly File[], at: Point): Promise<void> {
  const { takeFilesIn } = await import('../way-back/take-files-in.ts')
  await takeFilesIn(files, at)
}

/** Takes in pasted or dropped text: copied nodes, a workflow, a model's page, a picture's address. False when it is none. */
export function takeText(text: string, at: Point, options: PasteOptions = {}): boolean {
  const words = text.trim()
  if (words.startsWith('{')) {
    if (pasteText(words, at, options)) return true
    const isWorkflow = /"weft"\s*:\s*\d/.test(words)
    if (isWorkflow) void importWorkflow(words, 'The pasted text')
    return isWorkflow
  }
  if (/^https:\/\/(www\.)?replicate\.com\/[^/\s]+\/[^\s]+$/.test(words)) {
    void addModelNode(words, at).catch((error: unknown) =>
      useViewStore
        .getState()
        .showToast({ kind: 'error', text: error instanceof Error ? error.message : String(error) }),
    )
    return true
  }
  if (/^https:\/\/\S+$/.test(words)) {
    placePicture(words, at)
    return true
  }
  return false
}
