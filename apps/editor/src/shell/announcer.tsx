import { useViewStore } from '../state/view-store.ts'

/** Tells screen readers what happened. */
export function Announcer() {
  const { text, count } = useViewStore((state) => state.announcement)
  return (
    <div className="sr-only" role="status" aria-live="polite" aria-atomic="true" data-testid="announcer">
      <span key={count}>{text}</span>
    </div>
  )
}
