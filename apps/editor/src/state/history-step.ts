import type { Edit } from '@weft/workflow'

/** One undo step: what was done, what takes it back, and the gesture that made it. */
export interface HistoryStep {
  /** In words, such as `Set seed of flux`. */
  readonly label: string
  readonly edit: Edit
  readonly inverse: Edit
  /** Consecutive steps of one gesture are joined. */
  readonly gesture?: string
}
