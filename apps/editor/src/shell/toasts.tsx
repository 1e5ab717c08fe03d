import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Toast, useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { joinClasses } from '../ui/join-classes.ts'

/** Milliseconds that a message stays that says nothing worse, while nobody points at it or is in it. */
const stay = 7_000

/** One message. Errors, and what says so, stay until they are closed. */
function ToastCard({ toast }: { readonly toast: Toast }) {
  const closeToast = useViewStore((state) => state.closeToast)
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (toast.kind === 'error' || toast.stays === true || isHeld) return
    const timer = setTimeout(() => closeToast(toast.id), stay)
    return () => clearTimeout(timer)
  }, [toast, closeToast, isHeld])
  return (
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={joinClasses(
        'pointer-events-auto flex items-start gap-2 rounded-md border bg-surface-2 py-2 pr-2 pl-3 text-sm shadow-float',
        toast.kind === 'error' && 'border-danger',
      )}
    >
      <div className="min-w-0 flex-1 py-0.5 wrap-anywhere">
        <p className={joinClasses(toast.action !== undefined && 'line-clamp-2')} title={toast.text}>
          {toast.text}
        </p>
      </div>
      {toast.action !== undefined && (
        <button
          type="button"
          className="shrink-0 rounded-sm px-2 py-0.5 font-medium text-accent hover:bg-surface-3"
          onClick={() => {
            toast.action?.run()
            closeToast(toast.id)
          }}
        >
          {toast.action.label}
        </button>
      )}
      <IconButton label="Close message" onClick={() => closeToast(toast.id)}>
        <X size={13} aria-hidden />
      </IconButton>
    </li>
  )
}

/** Short messages at the lower edge of the screen. The announcer reads them out. */
export function Toasts() {
  const toasts = useViewStore((state) => state.toasts)
  if (toasts.length === 0) return null
  return (
    <section
      aria-label="Messages"
      data-region="messages"
      className="pointer-events-none fixed inset-x-0 bottom-24 z-[1300] mx-auto w-[min(440px,calc(100vw-24px))]"
    >
      <ul className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  )
}
