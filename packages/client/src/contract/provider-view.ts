import { z } from 'zod'

/** How it stands with a provider. Never holds a token. */
export const providerView = z
  .object({
    id: z.enum(['replicate', 'simulator', 'cog']),
    title: z.string(),
    inUse: z.boolean().meta({ description: 'Models that are named by owner and name run there.' }),
    state: z.enum(['missing', 'unchecked', 'ready', 'refused', 'low-credit', 'throttled', 'unreachable']),
    message: z.string().meta({ description: 'The state in words, with what to do about it.' }),
    tokenFrom: z.enum(['environment', 'editor']).exactOptional(),
    canSetToken: z.boolean().meta({ description: 'A token can be entered and taken away here.' }),
  })
  .meta({ id: 'Provider' })

/** How it stands with a provider. */
export type ProviderView = z.infer<typeof providerView>
