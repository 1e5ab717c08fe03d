import { FilePlus2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { exampleDetails } from '../local-data/example-details.ts'
import { examples } from '../local-data/examples.ts'
import { newDocument, openExample } from '../state/actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { Modal } from '../ui/modal.tsx'

/** One template: its picture, what it is called, and what it shows. */
function Template(props: {
  readonly title: string
  readonly description: string
  readonly picture: ReactNode
  readonly onChoose: () => void
}) {
  return (
    <li>
      <button
        type="button"
        onClick={props.onChoose}
        className="flex size-full flex-col overflow-hidden rounded-md border text-left hover:border-line-strong hover:bg-surface-2"
      >
        <span className="flex aspect-[4/3] w-full items-center justify-center overflow-hidden bg-surface-2">
          {props.picture}
        </span>
        <span className="flex flex-col gap-0.5 p-2.5">
          <span className="text-sm font-medium">{props.title}</span>
          <span className="line-clamp-3 text-xs text-dim">{props.description}</span>
        </span>
      </button>
    </li>
  )
}

/** What a new workflow can begin with. */
export function TemplateDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const choose = (act: () => Promise<unknown>) => () => {
    closeDialog()
    void act()
  }
  return (
    <Modal title="New from a template" onClose={closeDialog} className="w-[min(760px,calc(100vw-24px))]">
      <ul className="grid min-h-0 grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-3 overflow-y-auto p-4">
        <Template
          title="Empty workflow"
          description="A canvas with nothing on it."
          picture={<FilePlus2 size={24} aria-hidden className="text-dim" />}
          onChoose={choose(() => newDocument())}
        />
        {examples.map((example) => {
          const { description, preview } = exampleDetails(example.id)
          return (
            <Template
              key={example.id}
              title={example.title}
              description={description}
              picture={<img src={preview} alt="" className="size-full object-cover" />}
              onChoose={choose(() => openExample(example.id))}
            />
          )
        })}
      </ul>
    </Modal>
  )
}
