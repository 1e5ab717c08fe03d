/** Timers, handed in so that a test can hold them. */
export type Schedule = {
  /** Calls `run` once after `delayMs`; gives what takes it back. */
  after(delayMs: number, run: () => void): () => void
}
