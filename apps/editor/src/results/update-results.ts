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
  const { done, failed, reason } = await saveInTurn(() => save(results, patch))
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

/** What became of changes on the server. */
interface Saved {
  readonly done: readonly ResultView[]
  readonly failed: ReadonlySet<string>
  /** Why the last of those was not taken. */
  readonly reason: unknown
}

/** Saves once what was changed before is saved: taken back at once, a change would else be overtaken. */
async function saveInTurn(work: () => Promise<Saved>): Promise<Saved> {
  const saving = useResultChanges.getState().saving.then(work)
  useResultChanges.setState({ saving })
  const saved = await saving
  if (useResultChanges.getState().saving === saving)
    useResultChanges.setState((now) => ({ saved: now.saved + 1 }))
  return saved
}

async function save(results: readonly ResultView[], patch: ResultPatch): Promise<Saved> {
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
  return { done, failed, reason }
}
