import { useViewStore } from '../state/view-store.ts'
import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { FailedPart } from './failed-part.tsx'
import { FailureBoundary } from './failure-boundary.tsx'

/** Each fetched when it is first opened. */
const galleryPart = createPart(async () => (await import('../gallery/gallery.tsx')).Gallery)
const lightboxPart = createPart(async () => (await import('../viewer/lightbox-screen.tsx')).LightboxScreen)
const comparePart = createPart(async () => (await import('../viewer/compare-screen.tsx')).CompareScreen)

/** The gallery, pictures at full size and pictures compared: each over what was there before. */
export function PictureScreens() {
  const gallery = useViewStore((state) => state.gallery)
  const lightbox = useViewStore((state) => state.lightbox)
  const comparing = useViewStore((state) => state.comparing)
  if (!gallery && !lightbox && !comparing) return null
  const close = () => {
    const { compare, closeLightbox, closeGallery } = useViewStore.getState()
    compare(undefined)
    closeLightbox()
    closeGallery()
  }
  return (
    <FailureBoundary fallback={(error) => <FailedPart error={error} onClose={close} />}>
      {gallery && <ShowPart part={galleryPart} props={{ wish: gallery }} />}
      {lightbox && <ShowPart part={lightboxPart} props={{ lightbox }} />}
      {comparing && <ShowPart part={comparePart} props={{ pictures: comparing }} />}
    </FailureBoundary>
  )
}
