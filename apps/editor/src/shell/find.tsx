import { lazy, Suspense } from 'react'
import { useViewStore } from '../state/view-store.ts'

/** Fetched once the page is quiet, or when it is first opened: what is typed right after the key must find it there. */
const load = async () => ({ default: (await import('./find-bar.tsx')).FindBar })
const FindBar = lazy(load)

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
