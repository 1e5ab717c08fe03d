import { Tabs } from '@base-ui/react/tabs'
import { lazy, Suspense } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { ExampleList } from './example-list.tsx'
import { NodeList } from './node-list.tsx'

/** Fetched when its tab is first opened. */
const ModelList = lazy(async () => ({ default: (await import('./model-list.tsx')).ModelList }))

const tabClass =
  'h-7 flex-1 rounded-sm px-2 text-sm text-dim hover:text-text data-[active]:bg-surface-3 data-[active]:text-text'
const panelClass = 'min-h-0 flex-1 overflow-y-auto p-2 pt-1'

/** What can be put on the canvas: nodes, models, examples. */
export function LeftRail() {
  const isOpen = useViewStore((state) => state.panels.rail)
  if (!isOpen) return null
  return (
    <aside
      aria-label="Nodes, models and examples"
      className="flex w-56 shrink-0 flex-col border-r bg-surface max-[900px]:absolute max-[900px]:inset-y-0 max-[900px]:left-0 max-[900px]:z-30 max-[900px]:w-[min(280px,80vw)] max-[900px]:shadow-float"
    >
      <h2 className="sr-only">What to add</h2>
      <Tabs.Root defaultValue="nodes" className="flex min-h-0 flex-1 flex-col">
        <Tabs.List aria-label="What to add" className="flex gap-1 p-2">
          <Tabs.Tab value="nodes" className={tabClass}>
            Nodes
          </Tabs.Tab>
          <Tabs.Tab value="models" className={tabClass}>
            Models
          </Tabs.Tab>
          <Tabs.Tab value="examples" className={tabClass}>
            Examples
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="nodes" className={panelClass}>
          <NodeList />
        </Tabs.Panel>
        <Tabs.Panel value="models" className={panelClass}>
          <Suspense fallback={null}>
            <ModelList />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="examples" className={panelClass}>
          <ExampleList />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  )
}
