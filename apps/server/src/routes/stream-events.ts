import type { RunEvent } from '@weft/engine'
import { viewEvent } from '../views/view-event.ts'

/** Between two comments, so that proxies do not take a slow run for a dead connection. */
const heartbeatMs = 15_000

/**
 * Writes events as Server-Sent Events, one at a time as the reader takes them. Closes after the last one.
 * `leave` is called once the reader is gone; `onError` when the events break off, which also closes the stream.
 */
export function streamEvents(
  events: AsyncIterable<RunEvent>,
  options: {
    readonly leave: () => void
    readonly onError: (error: unknown) => void
    readonly signal: AbortSignal
  },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = events[Symbol.asyncIterator]()
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode('retry: 1000\n\n'))
      timer = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': still here\n\n'))
      }, heartbeatMs)
    },
    async pull(controller) {
      try {
        const next = await iterator.next()
        if (!next.done) {
          controller.enqueue(encoder.encode(formatEvent(next.value)))
          return
        }
      } catch (error) {
        if (!options.signal.aborted) options.onError(error)
      }
      stop()
      options.leave()
      if (!options.signal.aborted || controller.desiredSize !== null) controller.close()
    },
    async cancel() {
      stop()
      options.leave()
      await iterator.return?.()
    },
  })
}

/** JSON has no line break outside of its strings, and none unescaped inside, so one `data:` line holds it. */
function formatEvent(event: RunEvent): string {
  return `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(viewEvent(event))}\n\n`
}
