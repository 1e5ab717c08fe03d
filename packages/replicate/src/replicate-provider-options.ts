/** What `createReplicateProvider` takes. Clock, waiting, randomness and the network are handed in. */
export interface ReplicateProviderOptions {
  /** Replicate's API token. It is sent as `Authorization` to the origin of `baseUrl` and appears nowhere else. */
  readonly token: string
  /** Such as `https://api.replicate.com/v1`; any server that speaks Replicate's protocol. */
  readonly baseUrl: string
  /** The network, or a server in this process. Must not repeat requests on its own. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Waits that many milliseconds; ends early, either way, when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** From 0 up to but without 1; spreads repeated requests in time. */
  readonly random: () => number
  /** The server behind `baseUrl` is the built-in simulator. */
  readonly simulated?: boolean
  /**
   * How many requests a minute all waiting together may send, at least 1; 1500 when missing, half of what
   * Replicate allows (`replicate-http.md`), so that the other half is left for everything else.
   */
  readonly maxPollsPerMinute?: number
  /**
   * Seconds after which Replicate is told to end a prediction (`Cancel-After`), at least 5; missing: none but its own
   * half an hour.
   */
  readonly cancelAfterSeconds?: number
  /** Milliseconds after which an accepted creation is sure to be listed; 10 000 when missing. */
  readonly settleMs?: number
  /** The largest output that is fetched, in bytes; 256 MB when missing. */
  readonly maxDownloadBytes?: number
}
