import { z } from 'zod'

/** Reads the secret that webhooks are signed with: `whsec_` and base64. */
export const webhookSecretSchema = z.looseObject({ key: z.string() })

/** The webhook secret as it travels. */
export type WebhookSecret = z.infer<typeof webhookSecretSchema>
