import { areaAround } from '../canvas/arrange/area.ts'
import { areasOnCanvas } from '../canvas/arrange/areas-on-canvas.ts'
import { viewMotion } from '../canvas/canvas-commands.ts'
import { useCanvasStore } from '../canvas/canvas-store.ts'
import { fitNodes } from '../canvas/overview/fit-nodes.ts'
import { startRun } from '../state/actions/start-run.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'
import type { MadeSweep } from './core/make-sweep.ts'

/** Pixels between what is on the canvas and a new sweep. */
const distance = 96

/** Where a new sweep goes: under everything, at the left. */
export function placeForSweep(): { readonly x: number; readonly y: number } {
  const all = areaAround([...areasOnCanvas().values()]) ?? { x: 0, y: 0, width: 0, height: 0 }
  const grid = (pixels: number) => Math.round(pixels / 8) * 8
  return { x: grid(all.x), y: grid(all.y + all.height + distance) }
}

/** Puts a sweep into the document, in one undo step, brings it into view, and runs it unless it shall wait. */
export async function startSweep(
  { edit, mark }: MadeSweep,
  options: { readonly runs: boolean },
): Promise<void> {
  const { showToast, closeDialog, setSelection, announce } = useViewStore.getState()
  const issue = useDocumentStore.getState().apply(edit)
  if (issue) return showToast({ kind: 'error', text: titledNow(issue.message) })
  closeDialog()
  setSelection([mark.grid])
  useCanvasStore.getState().set({ selectedBoxes: [], selectedWires: [] })
  announce('The sweep is on the canvas. Undo takes it back.')
  // The new cards must be drawn before they can be brought into view.
  setTimeout(
    () =>
      fitNodes({
        nodes: mark.nodes.map((id) => ({ id })),
        padding: 0.16,
        maxZoom: 1,
        duration: viewMotion(),
      }),
    120,
  )
  if (options.runs) await startRun({ targets: [mark.grid] })
}
