import { Canvas } from './canvas/canvas.tsx'
import { useShortcuts } from './commands/use-shortcuts.ts'
import { MaskPainterHost } from './mask-painter/mask-painter-host.tsx'
import { Inspector } from './panels/inspector.tsx'
import { LeftRail } from './panels/left-rail.tsx'
import { Announcer } from './shell/announcer.tsx'
import { Dialogs } from './shell/dialogs.tsx'
import { Find } from './shell/find.tsx'
import { PictureScreens } from './shell/picture-screens.tsx'
import { Toasts } from './shell/toasts.tsx'
import { TopBar } from './shell/top-bar.tsx'
import { useImportGestures } from './shell/use-import-gestures.ts'
import { useTheme } from './shell/use-theme.ts'
import { useDocumentStore } from './state/document-store.ts'
import { Trail } from './subflows/trail.tsx'
import { createPart } from './ui/create-part.ts'
import { ShowPart } from './ui/show-part.tsx'

/** Runs and results come after the canvas: it can be used before they are there. */
const runsStrip = createPart(async () => (await import('./panels/runs-strip.tsx')).RunsStrip)

/** The whole screen: top bar, panels around the canvas, and everything that can lie over it. */
export function App() {
  const documentId = useDocumentStore((state) => state.documentId)
  useShortcuts()
  useImportGestures()
  useTheme()
  return (
    <>
      <div data-frame className="flex h-full flex-col">
        <TopBar />
        <div className="relative flex min-h-0 flex-1">
          <LeftRail />
          <main className="relative flex min-w-0 flex-1 flex-col" aria-label="Workflow">
            <h2 className="sr-only">Canvas</h2>
            <div className="relative min-h-0 flex-1 bg-canvas">
              <Canvas key={documentId} />
              <Find />
              <Trail />
            </div>
            <ShowPart part={runsStrip} props={{}} />
          </main>
          <Inspector />
        </div>
      </div>
      <Dialogs />
      <PictureScreens />
      <MaskPainterHost />
      <Toasts />
      <Announcer />
    </>
  )
}
