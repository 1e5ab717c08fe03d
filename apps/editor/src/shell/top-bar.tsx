import { PanelLeft, PanelRight, Redo2, Undo2 } from 'lucide-react'
import { useKeysOf } from '../commands/use-keys-of.ts'
import { redo, undo } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { createPart } from '../ui/create-part.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { ShowPart } from '../ui/show-part.tsx'
import { DocumentTabs } from './document-tabs.tsx'
import { MainMenu } from './main-menu.tsx'
import { RunControls } from './run-controls.tsx'
import { SavedState } from './saved-state.tsx'

/** It waits for the server in any case, so its code may come later too. */
const providerBadge = createPart(async () => (await import('./provider-badge.tsx')).ProviderBadge)

/** Undo and redo, with what they would do. */
function HistoryButtons() {
  const last = useDocumentStore((state) => state.past.at(-1)?.label)
  const next = useDocumentStore((state) => state.future[0]?.label)
  const undoKeys = useKeysOf('edit.undo')
  const redoKeys = useKeysOf('edit.redo')
  return (
    <div className="flex shrink-0">
      <IconButton
        label={last === undefined ? 'Undo' : `Undo: ${last}`}
        {...(undoKeys === undefined ? {} : { keys: undoKeys })}
        disabled={last === undefined}
        onClick={undo}
      >
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={next === undefined ? 'Redo' : `Redo: ${next}`}
        {...(redoKeys === undefined ? {} : { keys: redoKeys })}
        disabled={next === undefined}
        onClick={redo}
      >
        <Redo2 size={15} aria-hidden />
      </IconButton>
    </div>
  )
}

/** The bar at the top: menu, documents, saved state, history, plan and Run. */
export function TopBar() {
  const panels = useViewStore((state) => state.panels)
  const setPanel = useViewStore((state) => state.setPanel)
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b bg-surface px-2 max-[480px]:gap-1 max-[480px]:px-1">
      <h1 className="sr-only">Weft</h1>
      <MainMenu />
      <IconButton
        label="Left panel"
        className="text-text!"
        aria-pressed={panels.rail}
        onClick={() => setPanel('rail', !panels.rail)}
      >
        <PanelLeft size={15} aria-hidden />
      </IconButton>
      <DocumentTabs />
      <SavedState />
      <div className="min-w-0 flex-1" />
      <HistoryButtons />
      <ShowPart part={providerBadge} props={{}} />
      <RunControls />
      <IconButton
        label="Inspector"
        aria-pressed={panels.inspector}
        className="text-text!"
        onClick={() => setPanel('inspector', !panels.inspector)}
      >
        <PanelRight size={15} aria-hidden />
      </IconButton>
    </header>
  )
}
