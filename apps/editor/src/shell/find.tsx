import { lazy, Suspense } from 'react'
import { useViewStore } from '../state/view-store.ts'

/** Fetched when it is first opened. */
const FindBar = lazy(async () => ({ default: (await import('./find-bar.tsx')).FindBar }))

/** The search on the canvas, while it is open. */
export function Find() {
  const find = useViewStore((state) => state.find)
  if (find === undefined) return null
  return (
    <Suspense fallback={null}>
      <FindBar count={find.count} />
    </Suspense>
  )
}
