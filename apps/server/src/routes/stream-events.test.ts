import type { RunEvent } from '@weft/engine'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { streamEvents } from './stream-events.ts'

const event = (seq: number): RunEvent => ({
  runId: 'r',
  at: '2026-01-02T03:04:05.000Z',
  seq,
  type: 'node-start',
  nodeId: 'line\nbreak',
})

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
  new TextDecoder().decode((await reader.read()).value)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('streamEvents', () => {
  it('says that it is still there while nothing happens, and lets go when its reader does', async () => {
    const left = new AbortController()
    let isClosed = false
    async function* slow() {
      try {
        yield event(1)
        await new Promise((resolve) => left.signal.addEventListener('abort', resolve))
      } finally {
        isClosed = true
      }
    }
    const stream = streamEvents(slow(), {
      leave: () => left.abort(),
      onError: () => undefined,
      signal: left.signal,
    })
    const reader = stream.getReader()
    expect(await read(reader)).toBe('retry: 1000\n\n')
    expect(await read(reader)).toBe(`id: 1\nevent: node-start\ndata: ${JSON.stringify(event(1))}\n\n`)
    const next = read(reader)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await next).toMatch(/^: .*\n\n$/)
    expect(vi.getTimerCount()).toBe(1)
    await reader.cancel()
    expect(isClosed).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('closes when the events break off, and tells of it', async () => {
    const errors: unknown[] = []
    async function* broken() {
      yield event(1)
      throw new Error('the database is gone')
    }
    const stream = streamEvents(broken(), {
      leave: () => undefined,
      onError: (error) => errors.push(error),
      signal: new AbortController().signal,
    })
    const text = await new Response(stream).text()
    expect(text).toContain('id: 1\n')
    expect(errors).toEqual([expect.objectContaining({ message: 'the database is gone' })])
    expect(vi.getTimerCount()).toBe(0)
  })
})
