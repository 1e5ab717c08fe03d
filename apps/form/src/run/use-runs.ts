import { type InterfaceView, WeftApiError } from '@weft/client'
import type { Json } from '@weft/ports'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Api } from '../api/create-api.ts'
import { keepPastRuns, type PastRun, readPastRuns } from '../history/past-runs.ts'
import type { PageStorage } from '../history/safe-storage.ts'
import { type FollowedRun, followRun } from './follow-run.ts'

/** A request whose answer was lost is asked again this long; its key makes sure that it starts one run only. */
const askAgainMs = 5 * 60_000

/** The run that is shown. */
export interface ShownRun {
  readonly past: PastRun
  /** Missing until the first of it is known. */
  readonly followed?: FollowedRun
  /** Why it cannot be followed. */
  readonly lost?: string
}

/** The runs of a form that were asked for from this browser. */
export interface Runs {
  /** Newest first. */
  readonly past: readonly PastRun[]
  readonly shown: ShownRun | undefined
  /** Asks for a run. Throws what the client throws; then it is not among the past ones. */
  readonly start: (inputs: { readonly [name: string]: Json }) => Promise<void>
  readonly cancel: () => Promise<void>
  /** Starts a run of what is missing in the shown one. */
  readonly retry: () => Promise<void>
  readonly show: (past: PastRun) => void
  /** Forgets the runs here; on the server they stay. */
  readonly forget: () => void
}

/** Starts runs, follows the shown one, and keeps their names in this browser: a reload goes on with the newest. */
export function useRuns(api: Api, storage: PageStorage, form: InterfaceView): Runs {
  const { slug, version } = form
  const [past, setPast] = useState(() => readPastRuns(storage, slug))
  const [shown, setShown] = useState<ShownRun>()
  const following = useRef<AbortController>(undefined)
  const known = useRef(past)

  const keep = useCallback(
    (change: (runs: readonly PastRun[]) => readonly PastRun[]) => {
      // Another window may have added some of its own meanwhile.
      known.current = change(readPastRuns(storage, slug))
      keepPastRuns(storage, slug, known.current)
      setPast(known.current)
    },
    [storage, slug],
  )

  const show = useCallback(
    (run: PastRun) => {
      following.current?.abort()
      const stop = new AbortController()
      following.current = stop
      setShown({ past: run })
      if (run.id === undefined) return
      const view = { show: (followed: FollowedRun) => setShown({ past: run, followed }), signal: stop.signal }
      followRun(api.weft, run.id, view).catch((error: unknown) => {
        if (stop.signal.aborted) return
        const isGone = error instanceof WeftApiError && error.status === 404
        const lost = isGone ? 'The server does not know this run any more.' : wordsOf(error)
        setShown((now) => ({ ...now, past: run, lost }))
      })
    },
    [api],
  )

  const ask = useCallback(
    async (run: PastRun) => {
      keep((runs) => [run, ...runs.filter(({ key }) => key !== run.key)])
      show(run)
      try {
        const body = { version: run.version, inputs: run.inputs }
        const { id } = await api.weft.workflows.run(slug, body, { idempotencyKey: run.key })
        const started = { ...run, id }
        keep((runs) => runs.map((other) => (other.key === run.key ? started : other)))
        show(started)
      } catch (error) {
        // A refusal started nothing. Whatever else went wrong may have: it is asked again, under the same key.
        if (error instanceof WeftApiError && error.status < 500) {
          keep((runs) => runs.filter(({ key }) => key !== run.key))
          setShown(undefined)
        }
        throw error
      }
    },
    [api, keep, show, slug],
  )

  useEffect(() => {
    const [newest] = known.current
    if (newest === undefined) return undefined
    if (newest.id !== undefined) show(newest)
    else if (Date.now() - newest.at < askAgainMs) ask(newest).catch(() => undefined)
    return () => following.current?.abort()
  }, [ask, show])

  const id = shown?.past.id
  return {
    past,
    shown,
    start: async (inputs) => {
      const [newest] = known.current
      const isSame = newest?.id === undefined && JSON.stringify(newest?.inputs) === JSON.stringify(inputs)
      const key = isSame && newest !== undefined ? newest.key : crypto.randomUUID()
      await ask({ key, at: Date.now(), version, inputs })
    },
    cancel: async () => {
      if (id !== undefined) await api.weft.runs.cancel(id)
    },
    retry: async () => {
      if (id === undefined || shown === undefined) return
      const key = crypto.randomUUID()
      const run = await api.weft.runs.retry(id, { idempotencyKey: key })
      const again: PastRun = { ...shown.past, key, at: Date.now(), id: run.id }
      keep((runs) => [again, ...runs])
      show(again)
    },
    show,
    forget: () => {
      following.current?.abort()
      keep(() => [])
      setShown(undefined)
    },
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
