import type { ResultsQuery, ResultView, WeftClient } from '@weft/client'
import { createStore, type StoreApi } from 'zustand'

/** Results on the first page: enough for a screen of small pictures, little enough to be there at once. */
const firstPage = 120

/** Results on every further page. */
const nextPage = 500

/** What is known of the results that fit a query. */
export interface ResultListState {
  readonly query: ResultsQuery | undefined
  /** Newest first, without gaps. */
  readonly results: readonly ResultView[]
  /** How many there are on the server. */
  readonly total: number
  /** `loading` while the first page of another query is on its way: what is shown is of the query before. */
  readonly status: 'loading' | 'ready' | 'failed'
  /** Why the last page asked for did not come. */
  readonly error?: unknown
  readonly next?: string | undefined
  readonly isFetching: boolean
}

/** Results page after page. */
export interface ResultList {
  readonly store: StoreApi<ResultListState>
  /** Shows what fits a query; the same one again only looks for what is new. */
  readonly show: (query: ResultsQuery) => Promise<void>
  /** Brings the next page, if there is one and none is on its way. */
  readonly more: () => Promise<void>
  /** Brings what was made since, once nothing else is on its way; all of it anew when the list was left behind. */
  readonly refresh: () => Promise<void>
}

/** Makes a list of results. */
export function createResultList(client: Pick<WeftClient['results'], 'list'>): ResultList {
  const store = createStore<ResultListState>()(() => ({
    query: undefined,
    results: [],
    total: 0,
    status: 'loading',
    isFetching: false,
  }))
  let asking = new AbortController()
  /** What is on its way was asked for before something changed. */
  let isBehind = false

  /** Asks for a page, and does with it what is to be done unless another query was shown meanwhile. */
  const ask = async (query: ResultsQuery, take: (page: Page) => Partial<ResultListState>): Promise<void> => {
    const mine = asking
    store.setState({ isFetching: true })
    try {
      const page = await client.list(query, { signal: mine.signal })
      if (mine.signal.aborted) return
      store.setState({ ...take(page), status: 'ready', error: undefined, isFetching: false })
    } catch (error) {
      if (mine.signal.aborted) return
      const hasAny = store.getState().status === 'ready'
      store.setState({ error, isFetching: false, status: hasAny ? 'ready' : 'failed' })
    }
    if (isBehind) await list.refresh()
  }

  const list: ResultList = {
    store,
    async show(query) {
      const { query: before, status } = store.getState()
      if (status === 'ready' && JSON.stringify(before) === JSON.stringify(query)) return list.refresh()
      asking.abort()
      asking = new AbortController()
      isBehind = false
      store.setState({ query, status: 'loading', error: undefined })
      await ask({ ...query, limit: firstPage }, fromPage)
    },
    async more() {
      const { query, next, isFetching, status } = store.getState()
      if (query === undefined || next === undefined || isFetching || status !== 'ready') return
      await ask({ ...query, limit: nextPage, cursor: next }, (page) => {
        const { results } = store.getState()
        const known = new Set(results.map(({ id }) => id))
        return {
          results: [...results, ...page.results.filter(({ id }) => !known.has(id))],
          next: page.next,
          total: page.total,
        }
      })
    },
    async refresh() {
      const { query, isFetching, status } = store.getState()
      isBehind = isFetching
      if (query === undefined || isFetching || status === 'failed') return
      await ask({ ...query, limit: firstPage }, (page) => {
        const { results } = store.getState()
        const fresh = new Map(page.results.map((result) => [result.id, result]))
        const meets = results.some(({ id }) => fresh.has(id))
        if (!meets) return fromPage(page)
        const rest = results.filter(({ id }) => !fresh.has(id))
        const oldest = page.results.at(-1)?.createdAt ?? ''
        // What the page should have held and does not is gone: deleted, or no longer what is asked for.
        const kept = page.next === undefined ? [] : rest.filter(({ createdAt }) => createdAt <= oldest)
        if (kept.length === 0) return fromPage(page)
        return { results: [...page.results, ...kept], total: page.total }
      })
    },
  }
  return list
}

/** One page as the server gives it. */
type Page = Awaited<ReturnType<WeftClient['results']['list']>>

function fromPage({ results, next, total }: Page): Partial<ResultListState> {
  return { results, next, total }
}
