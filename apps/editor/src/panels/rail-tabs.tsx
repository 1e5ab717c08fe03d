import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { NodeList } from './node-list.tsx'
import { SheetClose } from './sheet-close.tsx'

/** Each fetched when its tab is first opened. */
const modelList = createPart(async () => (await import('./model-list.tsx')).ModelList)
const workflowList = createPart(async () => (await import('./workflow-list.tsx')).WorkflowList)
const assetList = createPart(async () => (await import('./asset-list.tsx')).AssetList)

const tabClass =
  'h-7 flex-auto rounded-sm px-1.5 text-sm text-dim hover:text-text data-[active]:bg-surface-3 data-[active]:text-text'
const panelClass = 'min-h-0 flex-1 overflow-y-auto p-2 pt-1 outline-none'

/** The tabs of the left rail. */
export function RailTabs() {
  return (
    <Tabs.Root defaultValue="nodes" className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-1 p-2">
        <Tabs.List aria-label="What to add" className="flex min-w-0 flex-1 gap-0.5">
          <Tabs.Tab value="nodes" className={tabClass}>
            Nodes
          </Tabs.Tab>
          <Tabs.Tab value="workflows" className={tabClass}>
            Workflows
          </Tabs.Tab>
          <Tabs.Tab value="models" className={tabClass}>
            Models
          </Tabs.Tab>
          <Tabs.Tab value="assets" className={tabClass}>
            Assets
          </Tabs.Tab>
        </Tabs.List>
        <SheetClose panel="rail" label="Close the left panel" />
      </div>
      <Tabs.Panel value="nodes" className={panelClass}>
        <NodeList />
      </Tabs.Panel>
      <Tabs.Panel value="workflows" className={panelClass}>
        <ShowPart part={workflowList} props={{}} />
      </Tabs.Panel>
      <Tabs.Panel value="models" className={panelClass}>
        <ShowPart part={modelList} props={{}} />
      </Tabs.Panel>
      <Tabs.Panel value="assets" className={panelClass}>
        <ShowPart part={assetList} props={{}} />
      </Tabs.Panel>
    </Tabs.Root>
  )
}
