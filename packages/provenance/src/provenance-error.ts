/** A picture that cannot take or give provenance. The message is a sentence for a person. */
export class ProvenanceError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'ProvenanceError'
  }
}
