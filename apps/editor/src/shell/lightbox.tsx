import { lazy, Suspense } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { FailedPart } from './failed-part.tsx'
import { FailureBoundary } from './failure-boundary.tsx'

/** The viewer itself, fetched when the first picture is opened. */
const LightboxView = lazy(async () => ({ default: (await import('./lightbox-view.tsx')).LightboxView }))

/** Pictures at full size, over everything. */
export function Lightbox() {
  const lightbox = useViewStore((state) => state.lightbox)
  const closeLightbox = useViewStore((state) => state.closeLightbox)
  if (lightbox === undefined) return null
  return (
    <FailureBoundary fallback={() => <FailedPart onClose={closeLightbox} />}>
      <Suspense fallback={null}>
        <LightboxView lightbox={lightbox} />
      </Suspense>
    </FailureBoundary>
  )
}
