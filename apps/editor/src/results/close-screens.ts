import { useViewStore } from '../state/view-store.ts'

/** Closes everything that covers the canvas, for something to be seen there. */
export function closeScreens(): void {
  const { compare, closeLightbox, closeGallery } = useViewStore.getState()
  compare(undefined)
  closeLightbox()
  closeGallery()
}
