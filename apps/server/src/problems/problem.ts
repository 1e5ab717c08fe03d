import type { ProblemCode } from '@weft/client'
import type { Issue } from '@weft/ports'

/** What a problem may carry beside its code and its words. */
export interface ProblemOptions {
  readonly issues?: readonly Issue[]
  /** Headers of the answer, such as `Allow`. */
  readonly headers?: { readonly [name: string]: string }
}

/** A request that cannot be served, thrown by routes and guards; the one exit makes the answer of it. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly issues: readonly Issue[] | undefined
  readonly headers: { readonly [name: string]: string }

  /** `detail` is a sentence for a person: what was expected, what was found, how to mend it. */
  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail)
    this.name = 'Problem'
    this.code = code
    this.issues = options.issues
    this.headers = options.headers ?? {}
  }
}
