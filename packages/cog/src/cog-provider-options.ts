/** What `createCogProvider` takes. Clock, waiting, ids and the network are handed in. */
export interface CogProviderOptions {
  /**
   * Addresses besides loopback that may be called, and how many predictions each runs at a time: origins such as
   * `http://gpu-box:5000`, as an operator named them. One that is not named is loopback or refused.
   */
  readonly addresses: ReadonlyMap<string, number>
  /** The network. Must not repeat requests, nor end one because its answer takes minutes to begin. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Waits that many milliseconds; ends early, either way, when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** A new id of letters, digits and `-`, unique for ever. */
  readonly newId: () => string
  /** The largest answer that is read, in bytes; 512 MB when missing. */
  readonly maxAnswerBytes?: number
}
