/** Something in a schema that could not be taken as it stands. */
export interface SchemaWarning {
  /** `bad-input-schema`, `default-dropped`, `json-control`, `missing-output` or `output-renamed`. */
  readonly code: string
  /** The port it is about. */
  readonly port?: string
  readonly message: string
}
