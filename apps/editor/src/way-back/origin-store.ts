import { create } from 'zustand'

/** What can become of pictures that carry a workflow. */
export type OriginChoice = 'workflow' | 'image' | 'nothing'

/** The question what shall become of them. */
export interface OriginQuestion {
  /** Names of the files. */
  readonly names: readonly string[]
  readonly answer: (choice: OriginChoice) => void
}

/** The store of the question that is open. */
export const useOriginStore = create<{ readonly question: OriginQuestion | undefined }>()(() => ({
  question: undefined,
}))
