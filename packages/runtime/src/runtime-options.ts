import type { NodeDefinition } from '@weft/nodes'

/** One line of the log: what happened, and to what. Never holds inputs, tokens or secrets. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  /** A stable kebab-case word, such as `run-started`. */
  readonly event: string
  readonly runId?: string
  readonly nodeId?: string
  readonly predictionId?: string
  /** A sentence, where the word does not say enough. */
  readonly message?: string
}

/** What `createRuntime` takes. The world (clock, ids, randomness, network, environment) is handed in. */
export interface RuntimeOptions {
  /** Where everything is kept; made if missing, owned until `close`. Missing: everything is kept in memory. */
  readonly dataDirectory?: string
  /** `auto`: Replicate where there is a token, from the options or entered in the editor, else the simulator. */
  readonly provider: 'auto' | 'replicate' | 'simulator'
  /** Replicate's token from the environment. It goes before one that was entered in the editor. */
  readonly replicateToken?: string
  /** Such as `https://api.replicate.com/v1`. */
  readonly replicateBaseUrl: string
  /** Calls in flight at the provider, over all runs; at least 1. */
  readonly maxConcurrentPredictions: number
  /** Milliseconds that a simulated prediction takes. */
  readonly simulatorLatencyMs: number
  /** Containers that may be called besides those on this machine, by origin, and how many predictions each runs at a time. */
  readonly cogAddresses?: ReadonlyMap<string, number>
  /** Where the outside reaches this server, if it does. Replicate is then asked for webhooks. */
  readonly publicUrl?: string
  /** The time; default: the clock of this machine. */
  readonly now?: () => Date
  /** A new id, unique for ever, such as of a run; default: a random UUID. */
  readonly newId?: () => string
  /** From 0 up to but without 1; default: `Math.random`. */
  readonly random?: () => number
  /** Waits that many milliseconds, or until the signal fires; default: timers of this machine. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Milliseconds after which a prediction that has not ended is canceled; default: an hour. */
  readonly predictionDeadlineMs?: number
  /** The network; default: one that reaches the provider, and for pictures public addresses only. */
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>
  /** Looks a secret up by name, at the moment of the call that needs it. */
  readonly environment: (name: string) => string | undefined
  readonly log?: (entry: LogEntry) => void
  /** Nodes besides the built-in ones, for tests and benchmarks. */
  readonly definitions?: readonly NodeDefinition[]
  /** A price table of one's own, JSON; default: `prices.json` in the data directory, else the published prices. */
  readonly pricesFile?: string
  /** Whether runs that had not ended are taken up again; default: yes. */
  readonly recover?: boolean
}
