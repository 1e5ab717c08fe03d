import type { Point } from '@weft/workflow'
import { whyNoPicture } from '../fields/why-no-picture.ts'
import { addModelNode } from '../state/actions/add-model-node.ts'
import { importWorkflow } from '../state/actions/import-workflow.ts'
import { withCode } from '../state/actions/with-code.ts'
import { useViewStore } from '../state/view-store.ts'
import { pasteText } from './canvas-edits.ts'
import type { PasteOptions } from './clip.ts'
import { placePicture } from './place-picture.ts'
import { tellNoPicture } from './tell-no-picture.ts'

/** What a drag of a node type from the rail carries: the type's name. */
export const nodeDragType = 'application/x-weft-node'

/** What a drag of a picture carries: its asset id. */
export const imageDragType = 'application/x-weft-image'

/** Takes in files dropped or pasted at a point; what does it is fetched when the first ones come. */
export function takeFiles(files: readonly File[], at: Point): Promise<void> {
  return withCode(
    'take the files in',
    () => import('../way-back/take-files-in.ts'),
    ({ takeFilesIn }) => takeFilesIn(files, at),
  )
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
    const other = whyNoPicture(words)
    if (other === undefined) placePicture(words, at)
    else tellNoPicture(words, other)
    return true
  }
  return false
}
