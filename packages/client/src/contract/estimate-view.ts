import { z } from 'zod'

/** What calls should cost. */
export const estimateView = z
  .object({
    currency: z.string().meta({ description: 'ISO 4217, such as `USD`.' }),
    amount: z.number().meta({ description: 'The middle of the range.' }),
    low: z.number(),
    high: z.number(),
    basis: z.enum(['free', 'price', 'seen', 'guess', 'unknown']).meta({
      description:
        '`free`: nothing is billed; `price`: a price for each picture; `seen`: times of calls before; `guess`: what such models usually take; `unknown`: a price is missing, and the amounts leave its calls out.',
    }),
    note: z.string().meta({ description: 'Where it comes from, in words.' }),
    calls: z.number().int().meta({ description: 'Calls that are counted; kept results need none.' }),
    unpriced: z.number().int().meta({ description: 'Calls of which no price is known.' }),
    isOpen: z.boolean().meta({ description: 'More calls may come: only the run tells how many.' }),
  })
  .meta({ id: 'Estimate' })

/** What calls should cost. */
export type EstimateView = z.infer<typeof estimateView>
