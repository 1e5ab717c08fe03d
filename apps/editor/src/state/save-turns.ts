import type { WorkflowDocument } from '@weft/workflow'

/** One save after another. */
export interface SaveTurns {
  /**
   * Saves once the saves before it are done: two at a time would be sent under the same revision, and the second one
   * would be told that someone else saved meanwhile. The same state asked for again, and in no other way, is not sent
   * twice. `save` must not throw.
   *
   * @param isPlain whether nothing but the document is sent
   */
  readonly take: (
    document: WorkflowDocument,
    isPlain: boolean,
    save: () => Promise<boolean>,
  ) => Promise<boolean>
}

/** A save that has not ended. */
interface Waiting {
  readonly document: WorkflowDocument
  readonly isPlain: boolean
  readonly done: Promise<boolean>
}

/** Starts with no save under way. */
export function createSaveTurns(): SaveTurns {
  let last: Waiting | undefined
  return {
    take(document, isPlain, save) {
      if (isPlain && last?.isPlain === true && last.document === document) return last.done
      const done = last === undefined ? save() : last.done.then(save)
      const mine = { document, isPlain, done }
      last = mine
      void done.then(() => {
        if (last === mine) last = undefined
      })
      return done
    },
  }
}
