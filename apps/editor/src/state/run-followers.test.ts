import { WeftApiError, type WeftClient, WeftUnreachableError } from '@weft/client'
import type { RunState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRunFollowers } from './run-followers.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const document: WorkflowDocument = {
  weft: 1,
  name: 'One',
  description: '',
  nodes: {},
  edges: [],
  models: {},
  workflows: {},
  layout: { nodes: {}, frames: [], notes: [] },
}

const run: RunState = {
  id: 'r1',
  status: 'running',
  version: 'v',
  inputs: {},
  outputs: {},
  simulated: true,
  createdAt: '2026-01-02T03:04:05.000Z',
  seq: 3,
  nodes: {
    first: { status: 'succeeded', cached: false, endedAt: '2026-01-02T03:04:06.000Z' },
    second: {
      status: 'running',
      cached: false,
      lanes: [
        { status: 'succeeded', cached: false },
        { status: 'running', cached: false },
        { status: 'pending', cached: false },
      ],
    },
    third: { status: 'pending', cached: false },
  },
}

it('tells at once that the events broke off, asks again, and ends a run that the server lost', async () => {
  vi.setSystemTime('2026-01-02T03:05:00.000Z')
  const kept: RunState[] = []
  const ended: RunState[] = []
  let breaks = 0
  let asked = 0
  const runs: Pick<WeftClient['runs'], 'events'> = {
    events() {
      asked += 1
      const error =
        asked === 1
          ? new WeftUnreachableError('http://weft.test', new TypeError('fetch failed'))
          : new WeftApiError({ status: 404, code: 'not_found', detail: 'gone', issues: [] })
      return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) }
    },
  }
  const followers = createRunFollowers({
    client: { runs },
    database: {
      runs: {
        put: async (record) => {
          kept.push(record.run)
        },
      },
    },
    turns: {
      take: async (stop, read) => {
        await read(stop)
        return false
      },
    },
  })
  followers.listen(
    (last) => ended.push(last),
    () => {
      breaks += 1
    },
  )
  followers.follow(run, 'd1', document)
  await vi.advanceTimersByTimeAsync(100)
  expect({ asked, breaks, ended: ended.length }).toEqual({ asked: 1, breaks: 1, ended: 0 })
  await vi.advanceTimersByTimeAsync(5_000)
  expect({ asked, breaks }).toEqual({ asked: 2, breaks: 1 })
  const [last] = ended
  expect(last).toMatchObject({ status: 'failed', error: { code: 'not_found' } })
  expect(last?.nodes.first).toEqual(run.nodes.first)
  const at = { endedAt: last?.endedAt }
  expect(last?.nodes.second).toMatchObject({
    ...at,
    status: 'failed',
    error: { code: 'not_found' },
    lanes: [{ status: 'succeeded' }, { ...at, status: 'failed' }, { ...at, status: 'skipped' }],
  })
  expect(last?.nodes.third).toMatchObject({ ...at, status: 'skipped' })
  expect(kept.at(-1)).toEqual(last)
})
