/** A file that is no bundle, or a damaged one. The message is a sentence for a person. */
export class BundleError extends Error {
  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'BundleError'
  }
}
