import { useKeysOf } from '../commands/use-keys-of.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { nodeIds } from '../state/node-ids.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

/** What an empty canvas says. */
export function EmptyCanvas() {
  const isEmpty = useDocumentStore((state) => nodeIds(state.document).length === 0)
  const openPalette = useViewStore((state) => state.openPalette)
  const openDialog = useViewStore((state) => state.openDialog)
  const keys = useKeysOf('canvas.add')
  if (!isEmpty) return null
  return (
    <div className="canvas-empty">
      <p className="canvas-empty-title">Nothing here yet</p>
      <p>
        Double-click to add a node. Drop or paste a picture, a workflow, or the address of a Replicate model.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="outline" onClick={() => openPalette()}>
          Add a node {keys !== undefined && <kbd className="ui-kbd">{keys}</kbd>}
        </Button>
        <Button variant="outline" onClick={() => openDialog('templates')}>
          Start from a template
        </Button>
      </div>
    </div>
  )
}
