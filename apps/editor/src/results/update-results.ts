import type { ResultPatch, ResultView } from '@weft/client'
import { weft } from '../api/weft-client.ts'
import { tellFailure } from '../state/actions.ts'
import { useResultChanges } from './result-changes.ts'

/** Requests under way at once. */
const lanes = 6

/**
 * Changes results here at once and then on the server. What the server did not take is as it was again, and the reason is
 * told once; `what` completes “could not …”. Gives those that were changed.
 */
export async function updateResults(
  results: readonly ResultView[],
  patch: ResultPatch,
  what: string,
): Promise<readonly ResultView[]> {
  const { changes } = useResultChanges.getState()
  const before = results.map(({ id }) => [id, changes[id]] as const)
  useResultChanges.setState({
    changes: {
      ...changes,
      ...Object.fromEntries(results.map(({ id }) => [id, { ...changes[id], ...patch }])),
    },
  })
  const waiting = [...results]
  const done: ResultView[] = []
  const failed = new Set<string>()
  let reason: unknown
  const work = async (): Promise<void> => {
    for (let result = waiting.shift(); result !== undefined; result = waiting.shift())
      try {
        await weft.results.update(result.id, patch)
        done.push(result)
      } catch (error) {
        reason = error
        failed.add(result.id)
      }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  if (failed.size === 0) return done
  useResultChanges.setState((now) => {
    const kept: { [id: string]: ResultPatch } = { ...now.changes }
    for (const [id, change] of before)
      if (failed.has(id)) {
        delete kept[id]
        if (change !== undefined) kept[id] = change
      }
    return { changes: kept }
  })
  tellFailure(what, reason)
  return done
}
