/** How much an issue matters: an error stops a run, a warning says that something will not do what it seems to. */
export type IssueSeverity = 'error' | 'warning' | 'info'

/**
 * Something a person can mend. Every checker gives a list of these and never throws them.
 *
 * `Fix` is what the editor can offer as a button; in a workflow it is an edit of the document.
 */
export interface Issue<Fix = unknown> {
  /** A stable kebab-case word for programs, such as `unknown-node-type`. */
  readonly code: string
  readonly severity: IssueSeverity
  /** A sentence that says what was expected, what was found and how to mend it. */
  readonly message: string
  /** A JSON Pointer (RFC 6901) into the document, such as `/nodes/flux/params/input/seed`. */
  readonly path: string
  readonly nodeId?: string
  readonly port?: string
  readonly fix?: Fix
}
