import { AlertDialog } from '@base-ui/react/alert-dialog'
import { type KeyboardEvent, useRef } from 'react'
import { Button } from '../ui/button.tsx'

/** What `LeaveQuestion` takes. */
export interface LeaveQuestionProps {
  readonly onStay: () => void
  readonly onLeave: () => void
  readonly onKeep: () => void
}

/** Asks what shall become of strokes that are not kept. Escape goes on painting. */
export function LeaveQuestion({ onStay, onLeave, onKeep }: LeaveQuestionProps) {
  const stay = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onStay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="ui-backdrop painter-backdrop" />
        <AlertDialog.Popup
          className="painter-question outline-none"
          initialFocus={stay}
          onKeyDown={(event: KeyboardEvent) => {
            event.stopPropagation()
            if (event.key === 'Escape') onStay()
          }}
        >
          <AlertDialog.Title className="painter-title">Close without keeping the mask?</AlertDialog.Title>
          <AlertDialog.Description className="painter-question-text">
            What you painted since you opened it would be lost.
          </AlertDialog.Description>
          <footer className="painter-question-foot">
            <Button variant="danger" onClick={onLeave}>
              Discard
            </Button>
            <span className="painter-gap" />
            <Button ref={stay} variant="outline" onClick={onStay}>
              Go on painting
            </Button>
            <Button variant="primary" onClick={onKeep}>
              Keep mask
            </Button>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
