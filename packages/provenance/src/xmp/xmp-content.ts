/** What XMP says of a picture. */
export interface XmpContent {
  /** A picture was among what the model was given. */
  readonly isComposite: boolean
  /** Made by the simulator. */
  readonly simulated: boolean
  readonly runId?: string
  readonly model?: string
  /** ISO 8601. */
  readonly createdAt?: string
}
