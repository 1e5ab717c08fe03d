import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { IconButton } from './icon-button.tsx'
import { joinClasses } from './join-classes.ts'
import './ui.css'

/** What `Modal` takes. */
export interface ModalProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly className?: string
}

/**
 * An open dialog over everything, with a title and a close button. The first field, of radio buttons the one
 * that is on, has the keyboard, else the dialog itself; focus stays inside and returns after.
 */
export function Modal({ title, onClose, children, className }: ModalProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-backdrop" />
        <Dialog.Popup
          ref={popup}
          className={joinClasses('ui-modal outline-none', className)}
          initialFocus={() =>
            popup.current?.querySelector<HTMLElement>('input:not([type=radio]:not(:checked)), textarea') ??
            popup.current ??
            true
          }
        >
          <header className="ui-modal-head">
            <Dialog.Title className="ui-modal-title">{title}</Dialog.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={14} aria-hidden />
            </IconButton>
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
