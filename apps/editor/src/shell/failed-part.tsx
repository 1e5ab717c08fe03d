import { Button } from '../ui/button.tsx'

/** Says that a part could not be shown, most often because the server was updated under an open page. */
export function FailedPart({ onClose }: { readonly onClose: () => void }) {
  return (
    <section
      role="alert"
      className="fixed inset-x-0 top-16 z-[1300] mx-auto flex w-[min(420px,calc(100vw-24px))] flex-col gap-3 rounded-lg border border-line-strong bg-surface p-4 text-sm shadow-float"
    >
      <h2 className="font-semibold">This part could not be loaded</h2>
      <p>
        The server was probably updated. Your work is kept in this browser: loading the page anew loses
        nothing.
      </p>
      <div className="flex justify-end gap-2">
        <Button variant="outline" onClick={onClose}>
          Not now
        </Button>
        <Button variant="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    </section>
  )
}
