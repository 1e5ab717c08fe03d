import { beforeEach, describe, expect, it } from 'vitest'
import { noteReachability } from './note-reachability.ts'
import { useServerStore } from './server-store.ts'
import { useViewStore } from './view-store.ts'

beforeEach(() => useServerStore.getState().set({ reachability: 'unknown' }))

describe('noteReachability', () => {
  it('says when the server goes and comes back, once each, and nothing of the first answer', () => {
    const told: string[] = []
    const stop = useViewStore.subscribe(({ announcement }) => told.push(announcement.text))
    for (const now of ['online', 'online', 'offline', 'offline', 'online', 'online'] as const)
      noteReachability(now)
    stop()
    expect(useServerStore.getState().reachability).toBe('online')
    expect(told).toEqual([
      'The server does not answer. Your work is kept in this browser.',
      'The server answers again.',
    ])
  })
})
