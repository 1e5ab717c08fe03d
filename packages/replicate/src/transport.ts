import type Replicate from 'replicate'

/** How the one request of a call is sent. */
export interface CallOptions {
  readonly signal: AbortSignal
  /** What is being done, as the end of "could not …", such as `read prediction abc`. */
  readonly doing: string
  /** Milliseconds for one try; 30 000 when missing. */
  readonly timeoutMs?: number
  /** How often it is sent at most, where it may be repeated; 5 when missing. */
  readonly maximumTries?: number
}

/** How the one request that creates a prediction is sent. */
export interface CreateCallOptions extends CallOptions {
  /** Whose creation it is; see `CreateOptions.owner`. */
  readonly owner?: string
  /** Milliseconds for which the answer may be held back, where its headers ask for that (`Prefer: wait`). */
  readonly holdMs?: number
  /** Told of every wait that Replicate asked for, in seconds. */
  readonly onWaiting?: (seconds: number) => void
}

/**
 * Talks to Replicate's API through the npm client, whose own repeating of requests it makes impossible: the `fetch`
 * that the client gets remembers its first answer. `use` must cause exactly one request.
 */
export interface Transport {
  /** For what is safe to repeat: on network errors, 429 and 5xx it is sent again, a few times. */
  readonly repeatable: <Answer>(
    options: CallOptions,
    use: (client: Replicate) => Promise<Answer>,
  ) => Promise<Answer>
  /** For creating: sent again only after a 429, which is a certain refusal. */
  readonly once: <Answer>(
    options: CreateCallOptions,
    use: (client: Replicate) => Promise<Answer>,
  ) => Promise<Answer>
}
