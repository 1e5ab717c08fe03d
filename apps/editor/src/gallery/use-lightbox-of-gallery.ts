import { useEffect } from 'react'
import { toLightboxImage } from '../results/to-lightbox-image.ts'
import { useViewStore } from '../state/view-store.ts'
import { useGalleryStore } from './gallery-store.ts'
import type { ShownResults } from './use-results.ts'

/** Pictures before the end of the list at which more of them are fetched. */
const ahead = 20

/**
 * Keeps the lightbox that was opened from the gallery in step with it: what comes into the gallery can be leafed to, and
 * the picture that was looked at last is the one the keyboard is on afterwards.
 */
export function useLightboxOfGallery({ results, total }: ShownResults, more: () => Promise<void>): void {
  const lightbox = useViewStore((state) => state.lightbox)
  const isOurs = lightbox?.total !== undefined
  const shown = lightbox?.images[lightbox.index]?.result?.id
  const index = lightbox?.index ?? 0
  useEffect(() => {
    if (!isOurs || shown === undefined) return
    useGalleryStore.setState({ active: shown })
    if (index >= results.length - ahead) void more()
  }, [isOurs, shown, index, results.length, more])
  useEffect(() => {
    const { lightbox: now, openLightbox } = useViewStore.getState()
    if (now?.total === undefined || now.images.length >= results.length) return
    const id = now.images[now.index]?.result?.id
    const place = results.findIndex((result) => result.id === id)
    if (place >= 0) openLightbox(results.map(toLightboxImage), place, total)
  }, [results, total])
}
