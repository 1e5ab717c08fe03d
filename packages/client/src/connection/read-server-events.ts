import { createParser, type EventSourceMessage } from 'eventsource-parser'

/** Reads a stream of Server-Sent Events message by message; comments are left out. Closes the stream when left. */
export async function* readServerEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<EventSourceMessage> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let ready: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (message) => ready.push(message) })
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
      const batch = ready
      ready = []
      yield* batch
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
