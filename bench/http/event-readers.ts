import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createWeftClient } from '@weft/client'

const example = resolve(import.meta.dirname, '..', '..', 'examples', '01-text-to-image', 'workflow.json')

/** What readers of one run saw. */
export interface Reading {
  readonly readers: number
  readonly events: number
  /** Events that some reader did not get, or got in another order. */
  readonly missed: number
  /** Milliseconds from when an event happened until the slowest reader had it: the 99th of 100 that were told live. */
  readonly lagP99: number
}

/** Lets so many readers follow one simulated picture at a server. */
export const readEvents = async (url: string, readers: number): Promise<Reading> => {
  const client = createWeftClient({ baseUrl: url })
  const workflow = JSON.parse(await readFile(example, 'utf8'))
  const { id } = await client.runs.create({ workflow, refresh: true })
  const lags: number[] = []
  const follow = async () => {
    const opened = Date.now()
    const seen: number[] = []
    for await (const event of client.runs.events(id)) {
      seen.push(event.seq)
      const at = Date.parse(event.at)
      if (at > opened + 500) lags.push(Date.now() - at)
    }
    return seen
  }
  const seen = await Promise.all(Array.from({ length: readers }, follow))
  const all = seen.reduce((longest, other) => (other.length > longest.length ? other : longest), [])
  const expected = Array.from(all, (_, place) => place + 1)
  const missed = seen.reduce(
    (sum, numbers) => sum + expected.filter((number, place) => numbers[place] !== number).length,
    0,
  )
  const sorted = lags.toSorted((one, other) => one - other)
  return {
    readers,
    events: all.length,
    missed,
    lagP99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  }
}
