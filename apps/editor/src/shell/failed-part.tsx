import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** Says that a part could not be shown, most often because the server was updated under an open page. */
export function FailedPart({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal
      title="This part could not be loaded"
      onClose={onClose}
      className="w-[min(420px,calc(100vw-24px))]"
    >
      <div className="flex flex-col gap-3 p-4 text-sm">
        <p>
          The server was probably updated. Your work is kept in this browser: loading the page anew loses
          nothing.
        </p>
        <div className="flex justify-end">
          <Button variant="primary" onClick={() => location.reload()}>
            Reload
          </Button>
        </div>
      </div>
    </Modal>
  )
}
