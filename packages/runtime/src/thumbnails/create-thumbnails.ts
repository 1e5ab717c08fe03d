import { makeThumbnail } from '@weft/images'
import type { AssetId } from '@weft/ports'
import type { AssetStore } from '@weft/storage'
import { createNewestFirst } from './newest-first.ts'
import type { ThumbnailFiles } from './thumbnail-files.ts'

/** Widths in pixels that are kept on disk: those that the editor asks for. Any other one is made from the next larger. */
const keptWidths = [64, 128, 256, 384, 512, 768, 1024, 2048]

/** Those that the gallery shows at its usual sizes, made before anybody asks; each from the one before it. */
const preparedWidths = [512, 384, 256, 128]

/** Thumbnails made at a time: each takes the memory of its whole picture, and the processor from who looks at them. */
const madeAtOnce = 2

/** Smaller pictures of stored ones. */
export interface Thumbnails {
  /**
   * WebP, at most `width` pixels wide. Undefined for an asset that is not there; throws `asset_rejected` for no picture,
   * and `canceled` when the signal fires before its turn has come. What was asked for last is made first.
   */
  readonly get: (
    id: AssetId,
    width: number,
    signal?: AbortSignal,
  ) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Makes those that a gallery shows, unless they are there; whether it had to. Never throws. */
  readonly prepare: (id: AssetId) => Promise<boolean>
  /** Milliseconds since the epoch at which one was last asked for; 0 when never. */
  readonly askedAt: () => number
}

/** A thumbnail that is being made, or waits for it. */
interface Making {
  readonly task: Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Those who wait for it. */
  readonly askers: Set<symbol>
  hasBegun: boolean
  readonly giveUp: AbortController
}

/** Makes thumbnails, each once however many ask at a time, and keeps them where there are `files`. */
export function createThumbnails(options: {
  readonly assets: AssetStore
  readonly files: ThumbnailFiles | undefined
  readonly now: () => Date
}): Thumbnails {
  const { assets, files, now } = options
  const makings = new Map<string, Making>()
  const line = createNewestFirst(madeAtOnce)
  let askedAt = 0

  const largerOf = async (id: AssetId, width: number): Promise<Uint8Array | undefined> => {
    for (const step of keptWidths) {
      const found = step > width ? await files?.read(id, step) : undefined
      if (found !== undefined) return found
    }
    return assets.read(id)
  }

  const make = async (id: AssetId, width: number) => {
    const bytes = await largerOf(id, width)
    if (bytes === undefined) return undefined
    const thumbnail = new Uint8Array((await makeThumbnail(bytes, { width })).bytes)
    await files?.write(id, width, thumbnail)
    return thumbnail
  }

  const start = (id: AssetId, width: number): Making => {
    const key = `${id}-${width}`
    const giveUp = new AbortController()
    const making: Making = {
      askers: new Set(),
      hasBegun: false,
      giveUp,
      task: line
        .run(() => {
          making.hasBegun = true
          return make(id, width)
        }, giveUp.signal)
        .finally(() => {
          if (makings.get(key) === making) makings.delete(key)
        }),
    }
    makings.set(key, making)
    return making
  }

  /** Waits for a thumbnail that is made once for all who ask, and for nobody when all have gone. */
  const made = async (id: AssetId, width: number, signal: AbortSignal | undefined) => {
    const making = makings.get(`${id}-${width}`) ?? start(id, width)
    const asker = Symbol(id)
    making.askers.add(asker)
    const leave = (): void => {
      making.askers.delete(asker)
      if (making.askers.size > 0 || making.hasBegun) return
      // Whoever asks from now on starts anew: this one is not made any more.
      if (makings.get(`${id}-${width}`) === making) makings.delete(`${id}-${width}`)
      making.giveUp.abort()
    }
    signal?.addEventListener('abort', leave)
    if (signal?.aborted) leave()
    try {
      return await making.task
    } finally {
      signal?.removeEventListener('abort', leave)
    }
  }

  /** How wide a thumbnail is, and how wide the kept one that it is taken from; undefined without the asset. */
  const widthsFor = async (id: AssetId, asked: number) => {
    const info = await assets.info(id)
    if (info === undefined) return undefined
    // A picture that is no wider has the same thumbnail for every width from its own on.
    const width = Math.min(asked, info.width ?? asked)
    const base = keptWidths.find((step) => step >= width) ?? width
    return { width, base, isWhole: base === width || width === info.width }
  }

  return {
    get: async (id, asked, signal) => {
      askedAt = now().getTime()
      const widths = await widthsFor(id, asked)
      if (widths === undefined) return undefined
      const { width, base, isWhole } = widths
      const thumbnail = (await files?.read(id, base)) ?? (await made(id, base, signal))
      if (thumbnail === undefined || isWhole) return thumbnail
      return new Uint8Array((await makeThumbnail(thumbnail, { width })).bytes)
    },
    prepare: async (id) => {
      if (files === undefined) return false
      let hasMade = false
      for (const asked of preparedWidths) {
        const base = (await widthsFor(id, asked))?.base
        if (base === undefined || (await files.has(id, base))) continue
        hasMade = true
        // What cannot be made small says so to whoever asks for it.
        const isMade = await made(id, base, undefined).then(
          () => true,
          () => false,
        )
        if (!isMade) break
      }
      return hasMade
    },
    askedAt: () => askedAt,
  }
}
