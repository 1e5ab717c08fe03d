import type { InvalidField } from './invalid-field.ts'

/** What a {@link ReplicateProblem} is made of. */
export type ReplicateProblemInit = {
  /** The HTTP status, 400 to 599. */
  readonly status: number
  readonly title?: string
  readonly detail: string
  readonly invalidFields?: readonly InvalidField[]
  /** Whole seconds until the caller may try again (429). */
  readonly retryAfter?: number
}

/** An error that Replicate's API answers with. A backend throws it; the app turns it into problem+json. */
export class ReplicateProblem extends Error {
  readonly status: number
  readonly title: string | undefined
  readonly detail: string
  readonly invalidFields: readonly InvalidField[] | undefined
  readonly retryAfter: number | undefined

  constructor(init: ReplicateProblemInit) {
    super(init.title === undefined ? init.detail : `${init.title}: ${init.detail}`)
    this.name = 'ReplicateProblem'
    this.status = init.status
    this.title = init.title
    this.detail = init.detail
    this.invalidFields = init.invalidFields
    this.retryAfter = init.retryAfter
  }

  /** The body as it goes over the wire; absent parts are left out. */
  toBody(): Record<string, unknown> {
    return {
      ...(this.title === undefined ? {} : { title: this.title }),
      detail: this.detail,
      status: this.status,
      ...(this.invalidFields === undefined ? {} : { invalid_fields: this.invalidFields }),
      ...(this.retryAfter === undefined ? {} : { retry_after: this.retryAfter }),
    }
  }
}
