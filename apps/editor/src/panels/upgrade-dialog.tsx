import type { PlannedUpgrade } from '@weft/nodes'
import { useDocumentStore } from '../state/document-store.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** What another version of a model would change and what would be lost; taking it is one undo step. */
export function UpgradeDialog(props: {
  readonly title: string
  readonly plan: PlannedUpgrade | undefined
  readonly onClose: () => void
}) {
  const { title, plan, onClose } = props
  if (plan === undefined) return null
  const { changes, losses, needs, edit } = plan
  const take = (): void => {
    const issue = useDocumentStore.getState().apply(edit)
    if (issue !== undefined)
      useViewStore.getState().showToast({ kind: 'error', text: titledNow(issue.message) })
    else useViewStore.getState().announce('The node calls the newer version. Undo takes it back.')
    onClose()
  }
  return (
    <Modal title={title} onClose={onClose} className="w-[min(600px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        <Sentences title="What is different" lines={changes} none="Nothing that matters to a workflow." />
        <Sentences
          title="What is lost here"
          lines={losses}
          none="Nothing: every value and every wire fits."
        />
        {needs.length > 0 && <Sentences title="What it needs then" lines={needs} none="" />}
        <div className="flex justify-end gap-2">
          <Button variant="outline" onClick={onClose}>
            Keep this version
          </Button>
          <Button variant="primary" onClick={take}>
            Use the newer version
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Sentences(props: {
  readonly title: string
  readonly lines: readonly string[]
  readonly none: string
}) {
  const { title, lines, none } = props
  return (
    <section>
      <h3 className="mb-1 font-medium">{title}</h3>
      {lines.length === 0 ? (
        <p className="text-dim">{none}</p>
      ) : (
        <ul className="max-h-48 list-disc overflow-y-auto rounded-md border bg-surface-2 py-2 pr-3 pl-7">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
