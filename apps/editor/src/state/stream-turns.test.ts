import { expect, it } from 'vitest'
import { createStreamPlaces, type StreamLocks } from './stream-places.ts'
import { createStreamTurns } from './stream-turns.ts'

/** What a browser's locks do: one holder for each name, the others in the order in which they asked. */
function fakeLocks(): StreamLocks {
  const asked: { name: string; held: boolean }[] = []
  const ends = new Map<string, Promise<void>>()
  const request = async (name: string, use: () => Promise<void>): Promise<void> => {
    const lock = { name, held: false }
    asked.push(lock)
    const mine = (ends.get(name) ?? Promise.resolve()).then(() => {
      lock.held = true
      return use()
    })
    const end = mine.finally(() => asked.splice(asked.indexOf(lock), 1))
    ends.set(
      name,
      end.catch(() => undefined),
    )
    return end
  }
  const query = async () => ({
    held: asked.filter(({ held }) => held),
    pending: asked.filter(({ held }) => !held),
  })
  return { request, query }
}

/** Streams that last until they are aborted or end by themselves after `pieces` pieces, one each millisecond. */
function reader(pieces: number) {
  const state = { open: 0, most: 0 }
  const read = (left: { pieces: number }) => async (signal: AbortSignal) => {
    state.open += 1
    state.most = Math.max(state.most, state.open)
    while (left.pieces > 0 && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      left.pieces -= 1
    }
    state.open -= 1
  }
  return { state, read, start: () => ({ pieces }) }
}

it.each([
  ['the locks of a browser', fakeLocks],
  ['a tab alone', () => undefined],
])('reads any number of streams to their ends, at most three at once: %s', async (_name, locks) => {
  const turns = createStreamTurns(createStreamPlaces(locks()), 5)
  const { state, read, start } = reader(20)
  let handedOver = 0
  const follow = async (): Promise<void> => {
    const left = start()
    while (left.pieces > 0) if (await turns.take(new AbortController().signal, read(left))) handedOver += 1
  }
  await Promise.all(Array.from({ length: 12 }, follow))
  expect(state).toEqual({ open: 0, most: 3 })
  expect(handedOver).toBeGreaterThan(0)
})

it('keeps a place that nobody waits for, and leaves it when told to stop or when reading fails', async () => {
  const turns = createStreamTurns(createStreamPlaces(undefined), 1)
  const { read, start } = reader(20)
  expect(await turns.take(new AbortController().signal, read(start()))).toBe(false)
  const stop = new AbortController()
  const endless = turns.take(stop.signal, read({ pieces: Number.POSITIVE_INFINITY }))
  stop.abort()
  expect(await endless).toBe(false)
  const failing = turns.take(new AbortController().signal, async () => {
    throw new Error('lost')
  })
  await expect(failing).rejects.toThrow('lost')
  expect(await turns.take(new AbortController().signal, read(start()))).toBe(false)
})
