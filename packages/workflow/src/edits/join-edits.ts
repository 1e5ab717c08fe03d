import type { Edit } from '../edit.ts'

/** One edit of several: the only one itself, else a batch. */
export function joinEdits(label: string, edits: readonly Edit[]): Edit {
  const [only] = edits
  return only !== undefined && edits.length === 1 ? only : { kind: 'batch', label, edits }
}
