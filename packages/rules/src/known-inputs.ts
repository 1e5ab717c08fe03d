import type { ImageSize, Port, SecretReference, Value } from '@weft/ports'

/** What is known of a model call before it is made. */
export interface KnownInputs {
  /** The model's inputs, as `portsFromSchema` gives them. */
  readonly ports: readonly Port[]
  /** Values that are set by hand or surely arrive, by input name. Empty ones count as not set: they are not sent. */
  readonly values: { readonly [input: string]: Value | SecretReference | undefined }
  /** Inputs that a wire feeds with what only the run tells: nothing is guessed of their values. */
  readonly unknown?: ReadonlySet<string>
  /** Those of the `unknown` ones to which it may turn out that nothing comes. */
  readonly uncertain?: ReadonlySet<string>
  /** Size of the input image, where it is known. */
  readonly imageSize?: ImageSize
}
