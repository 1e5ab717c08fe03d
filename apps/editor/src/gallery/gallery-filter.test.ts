import { describe, expect, it } from 'vitest'
import { isFiltered, toResultsQuery, wholeGallery } from './gallery-filter.ts'

const now = new Date(2026, 10, 29, 15, 30)

describe('the filter of the gallery', () => {
  it('asks for nothing special when nothing is chosen', () => {
    expect(toResultsQuery(wholeGallery, now)).toEqual({})
    expect(isFiltered(wholeGallery)).toBe(false)
    expect(isFiltered({ ...wholeGallery, isTrash: true })).toBe(false)
  })

  it('asks for words, run, workflow, model, stars and the bin', () => {
    const filter = {
      ...wholeGallery,
      words: '  golden heron ',
      runId: 'run-1',
      workflowId: 'w',
      workflowName: 'Herons',
      model: 'a/b',
      isStarred: true,
      isTrash: true,
    }
    expect(toResultsQuery(filter, now)).toEqual({
      q: 'golden heron',
      runId: 'run-1',
      workflowId: 'w',
      workflowName: 'Herons',
      model: 'a/b',
      starred: true,
      trashed: true,
    })
    expect(isFiltered(filter)).toBe(true)
  })

  it('counts days of the local calendar, the last one included', () => {
    const at = (...parts: [number, number, number]) => new Date(...parts).toISOString()
    expect(toResultsQuery({ ...wholeGallery, span: 'today' }, now)).toEqual({ from: at(2026, 10, 29) })
    expect(toResultsQuery({ ...wholeGallery, span: 'week' }, now)).toEqual({ from: at(2026, 10, 23) })
    const between = { ...wholeGallery, span: 'between' as const, firstDay: '2026-11-01' }
    expect(toResultsQuery({ ...between, lastDay: '2026-11-30' }, now)).toEqual({
      from: at(2026, 10, 1),
      to: at(2026, 11, 1),
    })
    expect(toResultsQuery({ ...between, lastDay: 'soon' }, now)).toEqual({ from: at(2026, 10, 1) })
  })
})
