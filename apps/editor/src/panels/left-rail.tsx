import { useViewStore } from '../state/view-store.ts'
import { createPart } from '../ui/create-part.ts'
import { joinClasses } from '../ui/join-classes.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { panelSheet } from './panel-sheet.ts'

/** What is in it; the canvas can be used before it is there. */
const railTabs = createPart(async () => (await import('./rail-tabs.tsx')).RailTabs)

/** What can be opened and put on the canvas: nodes, workflows, models, pictures. */
export function LeftRail() {
  const isOpen = useViewStore((state) => state.panels.rail)
  if (!isOpen) return null
  return (
    <aside
      data-region="rail"
      aria-label="Nodes, workflows, models and pictures"
      className={joinClasses(panelSheet, 'w-64 border-r max-[900px]:left-0 max-[900px]:w-72')}
    >
      <h2 className="sr-only">What to add</h2>
      <ShowPart part={railTabs} props={{}} />
    </aside>
  )
}
