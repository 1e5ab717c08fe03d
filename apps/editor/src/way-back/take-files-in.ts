import type { Point } from '@weft/workflow'
import { freePlaceOnCanvas } from '../canvas/free-place-on-canvas.ts'
import { placePicture } from '../canvas/place-picture.ts'
import { importFile, isWorkflowFile } from '../state/actions/import-file.ts'
import { importWorkflow } from '../state/actions/import-workflow.ts'
import { tellFailure } from '../state/actions/tell-failure.ts'
import { pictureParam, uploadImage } from '../state/actions/upload-image.ts'
import { useViewStore } from '../state/view-store.ts'
import { type OriginChoice, useOriginStore } from './origin-store.ts'
import { readOrigin } from './read-origin.ts'

/** Workflows that one drop opens at most: each is a tab. */
const mostTabs = 8

/** Bytes of a picture that are looked through for what it carries. */
const mostRead = 100_000_000

/**
 * Takes in files dropped or pasted at a point: pictures become nodes, workflow documents are opened. Of pictures that
 * carry the workflow that made them it is asked, once for all, which of both is wanted.
 */
export async function takeFilesIn(files: readonly File[], at: Point): Promise<void> {
  const { showToast } = useViewStore.getState()
  const pictures: File[] = []
  const carriers: { readonly file: File; readonly document: object }[] = []
  for (const file of files) {
    if (isPictureFile(file)) {
      const origin = file.size > mostRead ? undefined : readOrigin(new Uint8Array(await file.arrayBuffer()))
      if (origin?.kind === 'workflow') carriers.push({ file, document: origin.document })
      else pictures.push(file)
      if (origin?.kind === 'other') showToast({ kind: 'info', text: `${file.name}: ${origin.words}` })
    } else if (isWorkflowFile(file)) {
      await importFile(file).catch((error: unknown) => tellFailure(`open ${file.name}`, error))
    } else {
      showToast({ kind: 'info', text: `${file.name} is neither a picture nor a workflow (.json, .weft).` })
    }
  }
  await storePictures(pictures, at)
  if (carriers.length === 0) return
  const choice = await ask(carriers.map(({ file }) => file.name))
  if (choice === 'image')
    await storePictures(
      carriers.map(({ file }) => file),
      at,
    )
  if (choice === 'workflow')
    for (const { file, document } of carriers.slice(0, mostTabs))
      await importWorkflow(JSON.stringify(document), file.name)
}

/** Whether a file calls itself a picture: browsers do not know the type of every one. */
function isPictureFile({ type, name }: File): boolean {
  return type.startsWith('image/') || /\.(heic|heif|avif|tiff?|bmp)$/i.test(name)
}

function ask(names: readonly string[]): Promise<OriginChoice> {
  const { promise, resolve } = Promise.withResolvers<OriginChoice>()
  useOriginStore.setState({ question: { names, answer: resolve } })
  useViewStore.getState().openDialog('picture-origin')
  // When another dialog takes its place, the pictures are left alone.
  const stop = useViewStore.subscribe(({ dialog }) => {
    if (dialog !== 'picture-origin') resolve('nothing')
  })
  return promise.finally(stop)
}

async function storePictures(files: readonly File[], at: Point): Promise<void> {
  const { showToast, announce } = useViewStore.getState()
  for (const [index, file] of files.entries()) {
    try {
      announce(`Storing ${file.name}.`)
      const stored = await uploadImage(file)
      // The first goes where it was dropped, the others beside it, where they cover nothing.
      placePicture(pictureParam(stored), index === 0 ? at : freePlaceOnCanvas(at))
      if (stored.changes.length > 0)
        showToast({ kind: 'info', text: `${file.name}: ${stored.changes.join(', ')}.` })
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      showToast({ kind: 'error', text: `${file.name}: ${words}` })
    }
  }
}
