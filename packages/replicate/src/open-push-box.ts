import { WeftError } from '@weft/ports'
import type { Prediction, WaitOptions } from '@weft/provider'

/** What was pushed of one prediction and not looked at yet. */
export interface PushBox {
  /** The newest push, at most once. */
  readonly take: () => Prediction | undefined
  /** Does something until it is done or a push comes, which aborts its signal. */
  readonly untilPush: (work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) => Promise<void>
  readonly close: () => void
}

/** Opens the box of a prediction; without a subscription nothing ever comes. */
export function openPushBox(subscribe: WaitOptions['subscribe']): PushBox {
  let newest: Prediction | undefined
  let interrupt: AbortController | undefined
  const close = subscribe?.((prediction) => {
    newest = prediction
    interrupt?.abort()
  })
  return {
    take: () => {
      const taken = newest
      newest = undefined
      return taken
    },
    untilPush: async (work, signal) => {
      if (newest !== undefined) return
      const own = new AbortController()
      interrupt = own
      try {
        await work(AbortSignal.any([signal, own.signal]))
      } catch (error) {
        const isPush = own.signal.aborted && error instanceof WeftError && error.code === 'canceled'
        if (signal.aborted || !isPush) throw error
      } finally {
        interrupt = undefined
      }
    },
    close: () => close?.(),
  }
}
