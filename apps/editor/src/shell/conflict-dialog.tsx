import { resolveConflict } from '../state/actions.ts'
import { useConflictStore } from '../state/conflict-store.ts'
import { describeDifference } from '../state/describe-difference.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** Someone else saved meanwhile: the difference, and the choice of what becomes of both. */
export function ConflictDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const conflict = useConflictStore((state) => state.conflict)
  const mine = useDocumentStore((state) => state.document)
  if (conflict === undefined) return null
  const lines = describeDifference(conflict.theirs, mine)
  return (
    <Modal
      title="Saved by someone else meanwhile"
      onClose={closeDialog}
      className="w-[min(560px,calc(100vw-24px))]"
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        <p>
          The server has a version of this workflow from {new Date(conflict.savedAt).toLocaleString()} that
          you have not seen. Nothing was written. Compared with it, yours:
        </p>
        <ul className="max-h-48 list-disc overflow-y-auto rounded-md border bg-surface-2 py-2 pr-3 pl-7">
          {lines.length === 0 && <li>differs in nothing that matters.</li>}
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={() => void resolveConflict('take-theirs')}>
            Take theirs
          </Button>
          <Button variant="outline" onClick={() => void resolveConflict('overwrite')}>
            Overwrite with mine
          </Button>
          <Button variant="primary" onClick={() => void resolveConflict('keep-both')}>
            Keep mine as a copy
          </Button>
        </div>
        <p className="text-xs text-dim">
          Nothing is lost either way: overwriting keeps theirs among the versions on the server, and taking
          theirs keeps yours in this browser.
        </p>
      </div>
    </Modal>
  )
}
