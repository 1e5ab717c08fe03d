/** What is wrong with a value, and where inside it. */
export interface ValueProblem {
  /** Keys and positions from the value to the part that is wrong; empty for the value itself. */
  readonly path: readonly (string | number)[]
  /** A stable kebab-case word. */
  readonly code: string
  /** A sentence that says what was expected and what was found. Never holds a secret. */
  readonly message: string
}
