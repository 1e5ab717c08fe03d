import { z } from 'zod'

/** Reads the account that a token belongs to. */
export const accountSchema = z.looseObject({
  type: z.string(),
  username: z.string(),
  name: z.string().nullish(),
  github_url: z.string().nullish(),
})

/** An account as it travels. */
export type Account = z.infer<typeof accountSchema>
