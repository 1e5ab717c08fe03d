import type { ReplicateProviderOptions } from './replicate-provider-options.ts'

/** What sending needs of the world, and how the token is kept out of texts. */
export interface SendContext extends Pick<ReplicateProviderOptions, 'fetch' | 'now' | 'sleep' | 'random'> {
  readonly redact: (text: string) => string
}
