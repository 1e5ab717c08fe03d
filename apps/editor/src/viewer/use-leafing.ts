import { useEffect, useMemo } from 'react'
import { assetUrl } from '../api/weft-client.ts'
import { useResultChanges } from '../results/result-changes.ts'
import { type LightboxImage, type LightboxState, useViewStore } from '../state/view-store.ts'

/** The picture that is shown, and how to go to others. */
export interface Leafing {
  /** Nothing when every picture was deleted. */
  readonly shown: LightboxImage | undefined
  readonly index: number
  readonly count: number
  /** To the next (1) or the previous one (-1), round the ends. */
  readonly leaf: (step: number) => void
  /** To the last (1) or the first one (-1). */
  readonly leafToEnd: (end: 1 | -1) => void
  /** To the one that takes the place of the one shown when that goes; closes when there is none. */
  readonly leafOn: () => void
}

/** Leafs through the pictures of the lightbox; one that is deleted here is not among them, until it is put back. */
export function useLeafing({ images, index, total }: LightboxState): Leafing {
  const changes = useResultChanges((state) => state.changes)
  const wanted = images[index]
  const there = useMemo(
    () =>
      images.filter((image) => {
        const { result } = image
        if (result === undefined) return true
        return (
          (changes[result.id]?.trashed ?? result.trashedAt !== undefined) === (result.trashedAt !== undefined)
        )
      }),
    [images, changes],
  )
  const found = wanted === undefined ? -1 : there.indexOf(wanted)
  const at = found >= 0 ? found : Math.min(index, there.length - 1)
  const shown = there[at]
  const goTo = (next: LightboxImage | undefined): void => {
    const { openLightbox, closeLightbox } = useViewStore.getState()
    if (next === undefined) closeLightbox()
    else openLightbox(images, images.indexOf(next), total)
  }
  useEffect(() => {
    // The neighbours are fetched before they are asked for.
    for (const step of [1, -1]) {
      const next = there[at + step]
      if (next !== undefined) new Image().src = assetUrl(next.image.asset)
    }
  }, [there, at])
  return {
    shown,
    index: at,
    count: Math.max(there.length, total === undefined ? 0 : total - (images.length - there.length)),
    leaf(step) {
      if (there.length > 1) goTo(there[(at + step + there.length) % there.length])
    },
    leafToEnd: (end) => goTo(end === 1 ? there.at(-1) : there[0]),
    leafOn: () => goTo(there[at + 1] ?? there[at - 1]),
  }
}
