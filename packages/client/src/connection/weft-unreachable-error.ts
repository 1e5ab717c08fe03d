/** No server answered: it is not started, its address is wrong, or the network is down. */
export class WeftUnreachableError extends Error {
  /** The address that was asked. */
  readonly url: string

  constructor(url: string, cause: unknown) {
    super(`No Weft server answers at ${url}: check that it is started and that the address is right.`, {
      cause,
    })
    this.name = 'WeftUnreachableError'
    this.url = url
  }
}
