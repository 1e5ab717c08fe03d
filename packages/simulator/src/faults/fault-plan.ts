import { z } from 'zod'

const countSchema = z.int().min(0)

/** Reads what a test wants to go wrong. A count is used up by creations; the rest holds until it is taken back. */
export const faultPlanSchema = z.strictObject({
  /** So many creations lose their connection before anything is made. */
  dropBeforeAccepting: countSchema.optional(),
  /** So many creations are accepted, and their answer is lost. */
  dropAfterAccepting: countSchema.optional(),
  /** Milliseconds by which answers to creations come late, after acceptance. */
  lateMs: countSchema.optional(),
  /** So many creations are answered 429, with this advice in seconds. */
  throttle: z.strictObject({ count: countSchema, retryAfter: z.int().min(1).default(1) }).optional(),
  /** Every creation is answered 429 until so many milliseconds have passed since this was set. */
  throttleForMs: countSchema.optional(),
  /** Creations a minute, with a burst: Replicate's 6 and 1 for accounts with little credit. */
  rateLimit: z.strictObject({ perMinute: z.number().positive(), burst: z.int().min(1) }).optional(),
  /** So many requests (creations, or any) are answered with this status. */
  serverErrors: z
    .strictObject({
      count: countSchema,
      status: z.int().min(500).max(599).default(500),
      on: z.enum(['create', 'any']).default('create'),
    })
    .optional(),
  /** Creations are answered 402. */
  noCredit: z.boolean().optional(),
  /** How predictions made from now on end; `stuck-…` never finish. */
  ending: z.enum(['failed', 'aborted', 'stuck-starting', 'stuck-processing']).optional(),
  /** Indexes of images that are dropped as unsafe. */
  unsafeImages: z.array(z.int().min(0)).optional(),
  /** What happens to webhooks: so many never leave, all come late, twice, or with the signature of somebody else. */
  webhooks: z
    .strictObject({
      lose: countSchema.optional(),
      delayMs: countSchema.optional(),
      double: z.boolean().optional(),
      forge: z.boolean().optional(),
    })
    .optional(),
  /** Milliseconds after its end at which a prediction's data is deleted, instead of an hour. */
  expireAfterMs: countSchema.optional(),
})

/** See {@link faultPlanSchema}. */
export type FaultPlan = z.infer<typeof faultPlanSchema>
/** A plan as it may be written: what has a default may be left out. */
export type FaultPlanInput = z.input<typeof faultPlanSchema>
