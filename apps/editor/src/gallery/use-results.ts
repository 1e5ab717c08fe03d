import type { ResultView } from '@weft/client'
import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useResultChanges, withChange } from '../results/result-changes.ts'
import { useRunStore } from '../state/run-store.ts'
import { useServerStore } from '../state/server-store.ts'
import { toResultsQuery } from './gallery-filter.ts'
import { useGalleryStore } from './gallery-store.ts'

/** The results that the gallery shows. */
export interface ShownResults {
  readonly results: readonly ResultView[]
  /** With those that are still on the server only. */
  readonly total: number
  readonly status: 'loading' | 'ready' | 'failed'
  readonly error: unknown
  readonly hasMore: boolean
}

/** Keeps the results that fit the filter at hand: what runs make comes in, what is deleted here goes at once. */
export function useResults(): ShownResults {
  const list = useGalleryStore((state) => state.list)
  const filter = useGalleryStore((state) => state.filter)
  const { results, total, status, error, next } = useStore(list.store)
  const changes = useResultChanges((state) => state.changes)
  const saved = useResultChanges((state) => state.saved)
  const ended = useRunStore((state) => state.runs.filter((run) => run.endedAt !== undefined).length)
  const isOnline = useServerStore((state) => state.reachability !== 'offline')
  useEffect(() => {
    void list.show(toResultsQuery(filter, new Date()))
  }, [list, filter])
  // A run that ended may have made something; a list asked for while a change was being saved may be older than that.
  const news = `${ended} ${saved}`
  const seen = useRef(news)
  useEffect(() => {
    if (seen.current !== news) void list.refresh()
    seen.current = news
  }, [list, news])
  useEffect(() => {
    const { status: now, query } = list.store.getState()
    if (isOnline && now === 'failed' && query !== undefined) void list.show(query)
  }, [list, isOnline])
  const shown = useMemo(
    () =>
      results
        .map((result) => withChange(result, changes[result.id]))
        .filter(({ trashedAt }) => (trashedAt !== undefined) === filter.isTrash),
    [results, changes, filter.isTrash],
  )
  return {
    results: shown,
    total: Math.max(shown.length, total - (results.length - shown.length)),
    status,
    error,
    hasMore: next !== undefined,
  }
}
