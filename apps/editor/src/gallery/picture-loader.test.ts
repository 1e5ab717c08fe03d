import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPictureLoader, type LoadedImage } from './picture-loader.ts'

/** An `img` element as far as the loader looks at it. */
class FakeImage extends EventTarget implements Pick<LoadedImage, 'src' | 'getAttribute' | 'removeAttribute'> {
  src = ''
  complete = true
  getAttribute = (): string | null => this.src || null
  removeAttribute = (): void => {
    this.src = ''
  }
  load = (): boolean => this.dispatchEvent(new Event('load'))
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A loader with so many pictures, one below the other, 100 pixels each. */
function list(count: number, loader = createPictureLoader()) {
  const images = Array.from({ length: count }, () => new FakeImage())
  const leave = images.map((image, index) => loader.show(image, `/${index}`, index * 100))
  const fetched = () => images.flatMap(({ src }, index) => (src === '' ? [] : [index]))
  return { loader, images, leave, fetched }
}

describe('the loader of pictures', () => {
  it('fetches a few at a time, from the middle of the view outwards', async () => {
    const { loader, images, fetched } = list(40)
    loader.look({ top: 1000, height: 800 }, 0)
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched()).toEqual([11, 12, 13, 14, 15, 16])
    images[14]?.load()
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched()).toEqual([11, 12, 13, 14, 15, 16, 17])
    images[13]?.dispatchEvent(new Event('error'))
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched()).toHaveLength(8)
  })

  it('fetches nothing new while the list flies past, and what is in view as soon as it rests', async () => {
    const loader = createPictureLoader()
    for (let at = 0; at <= 160; at += 16) loader.look({ top: at * 5, height: 800 }, at)
    const { fetched } = list(20, loader)
    await vi.advanceTimersByTimeAsync(90)
    expect(fetched()).toEqual([])
    await vi.advanceTimersByTimeAsync(10)
    expect(fetched()).toEqual([9, 10, 11, 12, 13, 14])
  })

  it('fetches while the list moves slowly enough to be seen', async () => {
    const loader = createPictureLoader()
    for (let at = 0; at <= 160; at += 16) loader.look({ top: at * 2, height: 800 }, at)
    const { fetched } = list(20, loader)
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched()).toHaveLength(6)
  })

  it('shows at once, also in flight, what was shown before', async () => {
    const { loader, images } = list(3)
    await vi.advanceTimersByTimeAsync(0)
    for (const image of images) image.load()
    for (let at = 0; at <= 160; at += 16) loader.look({ top: at * 5, height: 800 }, at)
    expect(list(4, loader).fetched()).toEqual([0, 1, 2])
  })

  it('breaks off what leaves before it is there, and gives its turn to another', async () => {
    const { images, leave, fetched } = list(10)
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched()).toHaveLength(6)
    const [first = 0, second = 0] = fetched()
    images[second]?.load()
    leave[first]?.()
    leave[second]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched()).not.toContain(first)
    expect(fetched()).toContain(second)
    expect(fetched()).toHaveLength(7)
  })

  it('goes on when a single jump ends the scroll', async () => {
    const { loader, fetched } = list(3)
    loader.look({ top: 0, height: 800 }, 0)
    loader.look({ top: 90_000, height: 800 }, 16)
    await vi.advanceTimersByTimeAsync(0)
    expect(fetched()).toEqual([])
    await vi.advanceTimersByTimeAsync(100)
    expect(fetched()).toEqual([0, 1, 2])
  })
})
