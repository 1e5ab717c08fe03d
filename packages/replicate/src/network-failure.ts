/** A request that got no whole answer. It says whether the server can have seen it. */
export class NetworkFailure extends Error {
  /** The connection was never made, so the server cannot have acted on the request. */
  readonly surelyNotSent: boolean
  /** Our own deadline ended the request. */
  readonly timedOut: boolean

  constructor(message: string, options: { surelyNotSent: boolean; timedOut: boolean }) {
    super(message)
    this.name = 'NetworkFailure'
    this.surelyNotSent = options.surelyNotSent
    this.timedOut = options.timedOut
  }
}
