/** Pictures that are fetched at a time: as many as browsers fetch from one place, so that the order is ours. */
const atOnce = 6

/** A picture that is in view for less than this, in milliseconds, is not asked for: nobody sees it. */
const leastInView = 350

/** Milliseconds without a scroll after which the view rests. */
const restAfter = 100

/** Milliseconds that the speed of a scroll is measured over. */
const measuredOver = 120

/** The part of an `img` element that is needed. */
export type LoadedImage = Pick<
  HTMLImageElement,
  'src' | 'complete' | 'getAttribute' | 'removeAttribute' | 'addEventListener' | 'removeEventListener'
>

/** Decides when each picture of a list that scrolls is fetched. */
export interface PictureLoader {
  /**
   * Shows what is at an address in an element: at once when it was shown before, else when its turn comes. `top` is where
   * it lies in the list, in pixels. The function that it gives takes the picture back, and breaks off what is under way.
   */
  readonly show: (image: LoadedImage, address: string, top: number) => () => void
  /** Says which part of the list is in view, from `top` on, pixels, at a moment in milliseconds. */
  readonly look: (view: { readonly top: number; readonly height: number }, now: number) => void
}

/** A picture that waits, or is under way. */
interface Wanted {
  readonly image: LoadedImage
  readonly address: string
  readonly top: number
  isLoading: boolean
}

/**
 * Makes the loader of a list. While the list flies past nothing new is fetched: making small pictures and decoding them
 * would take the processor from the scroll, and what it was made for is gone by then. What is slow enough to be seen is
 * fetched from the middle of the view outwards; what leaves the view is broken off.
 */
export function createPictureLoader(): PictureLoader {
  const shownBefore = new Set<string>()
  const wanted = new Set<Wanted>()
  let view = { top: 0, height: 800 }
  let moves: readonly { readonly top: number; readonly at: number }[] = []
  let isFast = false
  let rest: ReturnType<typeof setTimeout> | undefined
  let isDue = false

  const distance = ({ top }: Wanted): number => Math.abs(top - view.top - view.height / 2)

  const fetchNext = (): void => {
    isDue = false
    if (isFast) return
    const waiting = [...wanted].filter(({ isLoading }) => !isLoading)
    const free = atOnce - (wanted.size - waiting.length)
    if (free <= 0) return
    for (const next of waiting.toSorted((a, b) => distance(a) - distance(b)).slice(0, free)) {
      next.isLoading = true
      next.image.src = next.address
    }
  }

  /** Waits until all that came in one turn is there: the nearest of all comes first. */
  const fetchSoon = (): void => {
    if (isDue) return
    isDue = true
    queueMicrotask(fetchNext)
  }

  return {
    show: (image, address, top) => {
      if (image.getAttribute('src') === address) return () => undefined
      if (shownBefore.has(address)) {
        image.src = address
        return () => undefined
      }
      const one: Wanted = { image, address, top, isLoading: false }
      const end = (): void => {
        image.removeEventListener('load', onLoad)
        image.removeEventListener('error', end)
        wanted.delete(one)
        fetchSoon()
      }
      const onLoad = (): void => {
        shownBefore.add(address)
        end()
      }
      image.addEventListener('load', onLoad)
      image.addEventListener('error', end)
      wanted.add(one)
      fetchSoon()
      return () => {
        if (!wanted.has(one)) return
        // Without an address the browser gives the request up, and the server does not make what nobody waits for.
        if (one.isLoading) image.removeAttribute('src')
        end()
      }
    },
    look: ({ top, height }, now) => {
      view = { top, height }
      moves = [...moves.filter(({ at }) => now - at < measuredOver), { top, at: now }]
      const [first] = moves
      const time = first === undefined ? 0 : now - first.at
      isFast = first !== undefined && time > 0 && Math.abs(top - first.top) / time > height / leastInView
      clearTimeout(rest)
      rest = setTimeout(() => {
        isFast = false
        fetchNext()
      }, restAfter)
      fetchSoon()
    },
  }
}
