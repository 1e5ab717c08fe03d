import { type DialogName, useViewStore } from '../state/view-store.ts'
import { createPart, type Part } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { FailedPart } from './failed-part.tsx'
import { FailureBoundary } from './failure-boundary.tsx'

/** Every dialog, fetched when it is first opened. */
export const dialogs: Readonly<Record<DialogName, Part<object>>> = {
  commands: createPart(async () => (await import('./command-palette.tsx')).CommandPalette),
  shortcuts: createPart(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet),
  settings: createPart(async () => (await import('./settings-dialog.tsx')).SettingsDialog),
  queue: createPart(async () => (await import('./queue-dialog.tsx')).QueueDialog),
  storage: createPart(async () => (await import('../storage/storage-dialog.tsx')).StorageDialog),
  'run-times': createPart(async () => (await import('./run-times-dialog.tsx')).RunTimesDialog),
  'picture-origin': createPart(async () => (await import('../way-back/origin-dialog.tsx')).OriginDialog),
  camera: createPart(async () => (await import('../camera/camera-dialog.tsx')).CameraDialog),
  sweep: createPart(async () => (await import('../sweeps/sweep-dialog.tsx')).SweepDialog),
  'sweep-table': createPart(async () => (await import('../sweeps/sweep-table.tsx')).SweepTable),
  templates: createPart(async () => (await import('./template-dialog.tsx')).TemplateDialog),
  open: createPart(async () => (await import('./open-dialog.tsx')).OpenDialog),
  'add-model': createPart(async () => (await import('./add-model-dialog.tsx')).AddModelDialog),
  provider: createPart(async () => (await import('./provider-dialog.tsx')).ProviderDialog),
  import: createPart(async () => (await import('./import-dialog.tsx')).ImportDialog),
  token: createPart(async () => (await import('./token-dialog.tsx')).TokenDialog),
  publish: createPart(async () => (await import('../publish/publish-dialog.tsx')).PublishDialog),
  history: createPart(async () => (await import('../publish/history-dialog.tsx')).HistoryDialog),
  calls: createPart(async () => (await import('../publish/calls-dialog.tsx')).CallsDialog),
  fold: createPart(async () => (await import('../subflows/fold-dialog.tsx')).FoldDialog),
  conflict: createPart(async () => (await import('./conflict-dialog.tsx')).ConflictDialog),
}

/** The dialog that is open, if any. */
export function Dialogs() {
  const name = useViewStore((state) => state.dialog)
  const closeDialog = useViewStore((state) => state.closeDialog)
  if (name === undefined) return null
  return (
    <FailureBoundary key={name} fallback={(error) => <FailedPart error={error} onClose={closeDialog} />}>
      <ShowPart part={dialogs[name]} props={{}} takesKeys />
    </FailureBoundary>
  )
}
