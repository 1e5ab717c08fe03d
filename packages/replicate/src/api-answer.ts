/** A whole answer of the API. */
export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}
