import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { type OriginChoice, useOriginStore } from './origin-store.ts'

/** Asks once what shall become of pictures that carry the workflow that made them. */
export function OriginDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const question = useOriginStore((state) => state.question)
  const names = question?.names ?? []
  const choose = (choice: OriginChoice) => {
    question?.answer(choice)
    closeDialog()
  }
  const isOne = names.length === 1
  return (
    <Modal
      title={isOne ? 'This picture carries its workflow' : `${names.length} pictures carry their workflows`}
      onClose={() => choose('nothing')}
      className="w-[min(460px,calc(100vw-24px))]"
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        <p className="wrap-anywhere">
          {isOne
            ? `${names[0]} was made with Weft. Its workflow can be opened in a tab of its own, with the seed and the model version that made it.`
            : `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} were made with Weft. Each workflow can be opened in a tab of its own.`}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={() => choose('image')}>
            {isOne ? 'Use as an image' : 'Use as images'}
          </Button>
          <Button variant="primary" autoFocus onClick={() => choose('workflow')}>
            {isOne ? 'Open its workflow' : 'Open the workflows'}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
