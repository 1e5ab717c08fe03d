import { z } from 'zod'

/** An amount of money. */
export const costView = z
  .object({
    currency: z.string().meta({ description: 'ISO 4217, such as `USD`.' }),
    amount: z.number(),
    unpriced: z
      .number()
      .int()
      .positive()
      .exactOptional()
      .meta({ description: 'Calls of which no price is known: the amount leaves them out.' }),
  })
  .meta({ id: 'Cost' })

/** An amount of money. */
export type CostView = z.infer<typeof costView>
