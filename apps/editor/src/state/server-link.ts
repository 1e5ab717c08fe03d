/** Where a document is saved on the server, and which state of it. */
export interface ServerLink {
  readonly id: string
  /** The revision last seen there, sent as `If-Match` with the next save. */
  readonly etag: string
  /** SHA-256 of the serialized document as it was saved: the same means that nothing changed since. */
  readonly digest: string
}
