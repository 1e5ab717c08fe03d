import { WeftApiError, WeftUnreachableError } from '@weft/client'
import { noteReachability } from '../note-reachability.ts'
import { titledNow } from '../titled-now.ts'
import { useViewStore } from '../view-store.ts'

/** Tells the person why something that needed the server did not work. `what` completes “could not …”. */
export function tellFailure(what: string, error: unknown): void {
  const isUnreachable = error instanceof WeftUnreachableError
  if (isUnreachable) noteReachability('offline')
  const why = isUnreachable
    ? 'the server does not answer. Your work is kept in this browser.'
    : wordsOf(error)
  useViewStore
    .getState()
    .showToast({ kind: 'error', text: `Could not ${what}: ${why}`, topic: failureTopic(what) })
}

function wordsOf(error: unknown): string {
  if (error instanceof WeftApiError) return titledNow(error.detail)
  return error instanceof Error ? error.message : String(error)
}

/** The topic of messages that something could not be done; the next try ends them. */
export function failureTopic(what: string): string {
  return `not ${what}`
}
