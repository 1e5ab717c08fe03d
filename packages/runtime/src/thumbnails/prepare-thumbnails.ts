import { setTimeout } from 'node:timers/promises'
import type { PictureStore } from '@weft/storage'
import type { Thumbnails } from './create-thumbnails.ts'

/** Pictures that are looked up at once. */
const picturesPerPage = 100

/** Milliseconds without a run, and without anybody who asks for a small picture, after which the time is used. */
const idleFor = 3000

/** Milliseconds between two looks whether there is anything to do. */
const lookEvery = 500

/** The newest pictures that thumbnails are made of: as many as there is room for on disk. */
const mostPrepared = 10_000

/** What `prepareThumbnails` takes. */
export interface PrepareOptions {
  readonly pictures: Pick<PictureStore, 'list'>
  readonly thumbnails: Pick<Thumbnails, 'prepare' | 'askedAt'>
  /** Whether runs are under way: they come first. */
  readonly isBusy: () => boolean
  readonly now: () => Date
  /** Rests that many milliseconds, or until the signal fires; default: a timer of this machine. */
  readonly rest?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Makes the thumbnails of results before anybody asks for them. */
export interface ThumbnailPreparation {
  /** Says that there may be new results. */
  readonly wake: () => void
  /** Goes on until the signal fires. */
  readonly run: (signal: AbortSignal) => Promise<void>
}

/**
 * Makes thumbnails of what runs made, the newest first, one at a time and with as much rest as work, whenever the machine
 * has nothing better to do. It looks at what is there, not at a list of what is left: a restart loses nothing.
 */
export function prepareThumbnails(options: PrepareOptions): ThumbnailPreparation {
  const { pictures, thumbnails, isBusy, now, rest = restHere } = options
  let due = Promise.withResolvers<void>()
  due.resolve()
  /** The newest picture of which it is known that all older ones are done. */
  let doneFrom: string | undefined

  const idle = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && (isBusy() || now().getTime() - thumbnails.askedAt() < idleFor))
      await rest(lookEvery, signal)
  }

  const walk = async (signal: AbortSignal): Promise<void> => {
    let cursor: string | undefined
    let newest: string | undefined
    for (let seen = 0; seen < mostPrepared; seen += picturesPerPage) {
      await idle(signal)
      const page = await pictures.list({
        trashed: false,
        limit: picturesPerPage,
        ...(cursor !== undefined && { cursor }),
      })
      newest ??= page.pictures[0]?.id
      for (const { id, image } of page.pictures) {
        if (signal.aborted) return
        if (id === doneFrom) {
          doneFrom = newest
          return
        }
        await idle(signal)
        if (signal.aborted) return
        const start = performance.now()
        if (await thumbnails.prepare(image.asset)) await rest(performance.now() - start, signal)
      }
      cursor = page.cursor
      if (cursor === undefined) break
    }
    doneFrom = newest
  }

  return {
    wake: () => due.resolve(),
    run: async (signal) => {
      const stop = (): void => due.resolve()
      signal.addEventListener('abort', stop)
      while (!signal.aborted) {
        await due.promise
        due = Promise.withResolvers()
        if (!signal.aborted) await rest(idleFor, signal)
        if (!signal.aborted) await walk(signal)
        if (signal.aborted) due.resolve()
      }
      signal.removeEventListener('abort', stop)
    },
  }
}

/** Keeps no process alive. */
async function restHere(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
}
