import type { HostedModel } from './hosted-model.ts'
import type { Schedule } from './schedule.ts'

/** What {@link createSimulator} takes. */
export type SimulatorOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Gives a new id each time; ids are used in URLs. */
  readonly newId: () => string
  /** Gives numbers from 0 to 1 for seeds and the webhook secret; missing: derived from `newId`. */
  readonly random?: () => number
  /** Missing: real timers. */
  readonly schedule?: Schedule
  /** About how long a prediction takes; 0 finishes at once, through the same states. */
  readonly latencyMs: number
  /** Missing: the seed model alone. */
  readonly models?: readonly HostedModel[]
  /** Where the API is reached, such as `http://simulator.localhost/v1`; outputs are served beside it, under `/outputs`. */
  readonly baseUrl: string
  /** Where predictions and files outlive the process. Missing: memory. */
  readonly stateDirectory?: string
  /** Opens the control interface that makes it fail. */
  readonly faults?: boolean
  /** Reads http(s) input images and posts webhooks. Missing: such images cannot be read, no webhook is sent. */
  readonly fetch?: typeof fetch
  /** Says whether a bearer token may pass; missing: everyone may. */
  readonly authenticate?: (token: string | undefined) => boolean
  /** `whsec_` and base64; missing: drawn from `random`. */
  readonly webhookSecret?: string
}
