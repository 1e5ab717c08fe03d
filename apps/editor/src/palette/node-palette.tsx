import { lazy, Suspense, useEffect } from 'react'
import { useViewStore } from '../state/view-store.ts'

const load = async () => ({ default: (await import('./open-palette.tsx')).OpenPalette })
const OpenPalette = lazy(load)

/** Milliseconds after the start at which the palette is fetched, so that it opens without a wait. */
const preloadDelay = 800

/** The search palette for nodes, where and while it is open. Its code stays out of the first load. */
export function NodePalette() {
  const palette = useViewStore((state) => state.palette)
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), preloadDelay)
    return () => clearTimeout(timer)
  }, [])
  if (!palette.open) return null
  return (
    <Suspense fallback={null}>
      <OpenPalette palette={palette} />
    </Suspense>
  )
}
