import { lazy, Suspense } from 'react'
import { useViewStore } from '../state/view-store.ts'

/** The viewer itself, fetched when the first picture is opened. */
const LightboxView = lazy(async () => ({ default: (await import('./lightbox-view.tsx')).LightboxView }))

/** Pictures at full size, over everything. */
export function Lightbox() {
  const lightbox = useViewStore((state) => state.lightbox)
  if (lightbox === undefined) return null
  return (
    <Suspense fallback={null}>
      <LightboxView lightbox={lightbox} />
    </Suspense>
  )
}
