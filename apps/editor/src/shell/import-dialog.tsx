import { useImportStore } from '../state/import-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** What an import could not read, and where. */
export function ImportDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const report = useImportStore((state) => state.report)
  if (report === undefined) return null
  const title = report.opened
    ? `Opened, with ${report.issues.length === 1 ? 'one remark' : `${report.issues.length} remarks`}`
    : 'Not a workflow'
  return (
    <Modal title={title} onClose={closeDialog} className="w-[min(560px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        <p>
          {report.opened
            ? `Everything that could be read of ${report.name} is open. These parts need a look:`
            : `${report.name} could not be opened as a workflow. Nothing was changed.`}
        </p>
        <ul className="flex flex-col gap-2">
          {report.issues.map((issue) => (
            <li
              key={`${issue.path} ${issue.code} ${issue.message}`}
              className="rounded-md border bg-surface-2 px-3 py-2"
            >
              <p className="wrap-anywhere">{issue.message}</p>
              {issue.path !== '' && <p className="text-xs text-dim wrap-anywhere">{issue.path}</p>}
            </li>
          ))}
        </ul>
        <div className="flex justify-end">
          <Button variant="outline" onClick={closeDialog}>
            Close
          </Button>
        </div>
      </div>
    </Modal>
  )
}
