import { z } from 'zod'

/** An amount of money. */
export const costView = z
  .object({ currency: z.string().meta({ description: 'ISO 4217, such as `USD`.' }), amount: z.number() })
  .meta({ id: 'Cost' })

/** An amount of money. */
export type CostView = z.infer<typeof costView>
