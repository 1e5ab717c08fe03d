import { WeftUnreachableError } from '@weft/client'
import { Button } from '../ui/button.tsx'

/** What `FailedPart` takes. */
export interface FailedPartProps {
  readonly error: unknown
  readonly onClose: () => void
}

/**
 * Says that a part could not be shown: the server is away, or it was updated under an open page, which is most often
 * why. It takes the keyboard, as the part would have.
 */
export function FailedPart({ error, onClose }: FailedPartProps) {
  const isAway = error instanceof WeftUnreachableError
  return (
    <section
      role="alert"
      className="fixed inset-x-0 top-16 z-[1300] mx-auto flex w-[min(420px,calc(100vw-24px))] flex-col gap-3 rounded-lg border border-line-strong bg-surface p-4 text-sm shadow-float"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <h2 className="font-semibold">This part could not be loaded</h2>
      <p>
        {isAway
          ? 'The server does not answer, and this part was not fetched before. Your work is kept in this browser: go on, and open the part again once the server is back.'
          : 'The server was probably updated. Your work is kept in this browser: loading the page anew loses nothing.'}
      </p>
      <div className="flex justify-end gap-2">
        <Button autoFocus variant={isAway ? 'primary' : 'outline'} onClick={onClose}>
          Not now
        </Button>
        {/* While the server is away there would be no page after it. */}
        {!isAway && (
          <Button variant="primary" onClick={() => location.reload()}>
            Reload
          </Button>
        )}
      </div>
    </section>
  )
}
