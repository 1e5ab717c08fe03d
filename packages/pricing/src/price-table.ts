import { z } from 'zod'

const money = z.number().nonnegative()
const range = z
  .tuple([z.number().nonnegative(), z.number().nonnegative()])
  .refine(([low, high]) => low <= high, 'the lower bound comes first')

/** What a model costs: a price for each picture, or the hardware whose seconds are billed. */
const modelPriceSchema = z.union([
  z.strictObject({
    /** `owner/name`, or `deployments/owner/name`. */
    model: z.string().min(1),
    perImage: money,
  }),
  z.strictObject({
    model: z.string().min(1),
    /** A key of `hardware`. */
    hardware: z.string().min(1),
    /** Seconds that a call takes, as a guess for as long as none was seen. */
    seconds: range.optional(),
  }),
])

/** Prices with their date and source. An operator may replace the one that is built in. */
export const priceTableSchema = z
  .strictObject({
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** When the prices were published or looked up, in words or as a date. */
    date: z.string().min(1),
    /** Where they were published. */
    source: z.string().min(1),
    /** Hardware by its name at the provider, with its price for each second of a prediction. */
    hardware: z.record(z.string(), z.strictObject({ title: z.string(), perSecond: money })),
    models: z.array(modelPriceSchema),
    /** Models by family (see `findFamily`), for those that are not listed. */
    families: z.array(
      z.strictObject({
        family: z.string().min(1),
        hardware: z.string().min(1),
        /** Seconds before the first step and after the last, as a guess. */
        secondsAround: range,
        /** Seconds that one step of one picture takes, as a guess. */
        secondsPerStep: range,
      }),
    ),
  })
  .superRefine(({ hardware, models, families }, context) => {
    for (const [list, entries] of [
      ['models', models],
      ['families', families],
    ] as const) {
      for (const [index, entry] of entries.entries()) {
        if (!('hardware' in entry) || Object.hasOwn(hardware, entry.hardware)) continue
        const message = `the hardware ${entry.hardware} has no price under hardware`
        context.addIssue({ code: 'custom', message, path: [list, index, 'hardware'] })
      }
    }
  })

/** Prices with their date and source. */
export type PriceTable = z.output<typeof priceTableSchema>
