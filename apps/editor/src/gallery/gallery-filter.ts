import type { ResultsQuery } from '@weft/client'

/** Spans of time that can be chosen by name. */
export type TimeSpan = 'any' | 'today' | 'week' | 'month' | 'between'

/** What the gallery shows. */
export interface GalleryFilter {
  /** Words of the prompt. */
  readonly words: string
  readonly span: TimeSpan
  /** First day as `2026-11-29`, in local time; with `between`. */
  readonly firstDay?: string | undefined
  /** Last day, included; with `between`. */
  readonly lastDay?: string | undefined
  readonly runId?: string | undefined
  readonly workflowId?: string | undefined
  /** Of a workflow that is not saved. */
  readonly workflowName?: string | undefined
  readonly model?: string | undefined
  readonly isStarred: boolean
  /** What was deleted, in place of what was not. */
  readonly isTrash: boolean
}

/** Everything that was not deleted. */
export const wholeGallery: GalleryFilter = {
  words: '',
  span: 'any',
  firstDay: undefined,
  lastDay: undefined,
  runId: undefined,
  workflowId: undefined,
  workflowName: undefined,
  model: undefined,
  isStarred: false,
  isTrash: false,
}

/** Whether anything narrows what is shown. */
export function isFiltered(filter: GalleryFilter): boolean {
  const { words, span, runId, workflowId, workflowName, model, isStarred } = filter
  return (
    words.trim() !== '' ||
    span !== 'any' ||
    runId !== undefined ||
    workflowId !== undefined ||
    workflowName !== undefined ||
    model !== undefined ||
    isStarred
  )
}

/** The filter as the server is asked, with days and spans as moments of the local calendar. */
export function toResultsQuery(filter: GalleryFilter, now: Date): ResultsQuery {
  const { words, runId, workflowId, workflowName, model, isStarred, isTrash } = filter
  const { from, to } = momentsOf(filter, now)
  return {
    ...(words.trim() === '' ? {} : { q: words.trim() }),
    ...(runId === undefined ? {} : { runId }),
    ...(workflowId === undefined ? {} : { workflowId }),
    ...(workflowName === undefined ? {} : { workflowName }),
    ...(model === undefined ? {} : { model }),
    ...(isStarred ? { starred: true } : {}),
    ...(isTrash ? { trashed: true } : {}),
    ...(from === undefined ? {} : { from: from.toISOString() }),
    ...(to === undefined ? {} : { to: to.toISOString() }),
  }
}

/** The first moment of a span, and the first one after it. */
function momentsOf(
  { span, firstDay, lastDay }: GalleryFilter,
  now: Date,
): { readonly from?: Date; readonly to?: Date } {
  const back = { today: 0, week: 6, month: 29 }
  if (span === 'any') return {}
  if (span !== 'between')
    return { from: new Date(now.getFullYear(), now.getMonth(), now.getDate() - back[span]) }
  const from = firstDay === undefined ? undefined : startOf(firstDay, 0)
  const to = lastDay === undefined ? undefined : startOf(lastDay, 1)
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** The first moment of a day, so many days later; nothing when it is no day. */
function startOf(day: string, later: number): Date | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return undefined
  const start = new Date(year, month - 1, date + later)
  return Number.isNaN(start.getTime()) ? undefined : start
}
