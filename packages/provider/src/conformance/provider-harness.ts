import type { ModelProvider, PredictionCall } from '../model-provider.ts'

/** A provider with a service behind it that a test can steer. Made anew for every test. */
export interface ProviderHarness {
  readonly provider: ModelProvider
  /** A text that `resolveModel` knows, naming the model of the calls below. */
  readonly model: string
  /** Ends `succeeded` by itself; its output is a file or a list of files. */
  readonly succeeding: PredictionCall
  /** Ends `failed` by itself. */
  readonly failing: PredictionCall
  /** Runs until it is canceled. */
  readonly endless: PredictionCall
  /** How many predictions the service has really made. */
  readonly accepted: () => number
  /** The service accepts the next creation and drops the connection instead of answering. */
  readonly loseNextAnswer: () => void
  /** The service refuses the next creation and asks to wait that many seconds. */
  readonly refuseNextCreation: (seconds: number) => void
  readonly close: () => Promise<void>
}
