import { lazy, Suspense } from 'react'
import { type DialogName, useViewStore } from '../state/view-store.ts'
import { FailedPart } from './failed-part.tsx'
import { FailureBoundary } from './failure-boundary.tsx'

/** Every dialog, fetched when it is first opened. */
const dialogs: Readonly<Record<DialogName, ReturnType<typeof lazy>>> = {
  commands: lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette })),
  shortcuts: lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet })),
  settings: lazy(async () => ({ default: (await import('./settings-dialog.tsx')).SettingsDialog })),
  queue: lazy(async () => ({ default: (await import('./queue-dialog.tsx')).QueueDialog })),
  'run-times': lazy(async () => ({ default: (await import('./run-times-dialog.tsx')).RunTimesDialog })),
  templates: lazy(async () => ({ default: (await import('./template-dialog.tsx')).TemplateDialog })),
  open: lazy(async () => ({ default: (await import('./open-dialog.tsx')).OpenDialog })),
  'add-model': lazy(async () => ({ default: (await import('./add-model-dialog.tsx')).AddModelDialog })),
  provider: lazy(async () => ({ default: (await import('./provider-dialog.tsx')).ProviderDialog })),
  import: lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog })),
  token: lazy(async () => ({ default: (await import('./token-dialog.tsx')).TokenDialog })),
  conflict: lazy(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog })),
}

/** The dialog that is open, if any. */
export function Dialogs() {
  const name = useViewStore((state) => state.dialog)
  const closeDialog = useViewStore((state) => state.closeDialog)
  if (name === undefined) return null
  const Dialog = dialogs[name]
  return (
    <FailureBoundary key={name} fallback={() => <FailedPart onClose={closeDialog} />}>
      <Suspense fallback={null}>
        <Dialog />
      </Suspense>
    </FailureBoundary>
  )
}
