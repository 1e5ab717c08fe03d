import { errorCodes, type Value } from '@weft/ports'
import { z } from 'zod'

/** Any value of a wire, checked only for being JSON. */
const valueSchema: z.ZodType<Value> = z.json()

/** An error as it reaches the user. */
export const runErrorSchema = z.object({
  code: z.enum(errorCodes),
  /** With the provider's own words. */
  message: z.string(),
  retryable: z.boolean(),
  /** The node where it began. */
  nodeId: z.string().optional(),
})

/** Fields of every event. `seq` counts 1, 2, 3 … without gaps; `at` is ISO 8601. */
const base = { runId: z.string(), seq: z.number().int().positive(), at: z.iso.datetime() }

/** `lane` is the index of the lane; missing for a node that runs once. */
const node = { ...base, nodeId: z.string(), lane: z.number().int().nonnegative().optional() }

/** What was billed. */
export const costSchema = z.object({
  /** ISO 4217. */
  currency: z.string(),
  amount: z.number(),
  /** Calls of which no price is known: the amount leaves them out. */
  unpriced: z.number().int().positive().optional(),
})

/** An attempt at a paid call, as far as it is known. */
export const attemptSchema = z.object({
  id: z.string(),
  provider: z.string(),
  predictionId: z.string().optional(),
  status: z.enum(['intent', 'created', 'done', 'failed', 'canceled', 'unknown']),
  /** Told once the prediction has ended, whatever its end. */
  cost: costSchema.optional(),
})

/** Where something came from: for each list that took part, by `nodeId.port`, which of its values, from 0, the value itself where it is short and plain, and what the list is called. */
export const lineageSchema = z.record(
  z.string(),
  z.object({
    index: z.number().int().nonnegative(),
    value: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    name: z.string().exactOptional(),
  }),
)

/** Every event of a run; each parses with its schema, and folding them with `runState` gives the run. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('run-start'),
    workflowId: z.string().optional(),
    version: z.string(),
    inputs: z.record(z.string(), valueSchema),
    /** Node ids in the order of execution, with what each needs. */
    steps: z.array(
      z.object({
        nodeId: z.string(),
        nodeType: z.string(),
        title: z.string(),
        needs: z.array(z.string()).readonly(),
      }),
    ),
    /** Values drawn for the run by node id and param path joined with dots, such as `flux: { 'input.seed': 4711 }`. */
    seeds: z.record(z.string(), z.record(z.string(), z.number())),
    /** Pictures of this run are made by the built-in simulator. */
    simulated: z.boolean(),
    /** What it may cost at most, in the currency of its costs. */
    maxCost: z.number().nonnegative().optional(),
  }),
  z.object({
    ...node,
    type: z.literal('node-start'),
    lanes: z.number().int().positive().optional(),
    /** Of each lane, as many as there are lanes. */
    lineage: z.array(lineageSchema).exactOptional(),
  }),
  z.object({
    ...node,
    type: z.literal('node-waiting'),
    /** Why it waits, in words: a rate limit, a free place. */
    reason: z.string(),
    /** Seconds, where they are known. */
    seconds: z.number().optional(),
  }),
  z.object({
    ...node,
    type: z.literal('node-progress'),
    fraction: z.number().min(0).max(1).optional(),
    step: z.number().int().nonnegative().optional(),
    steps: z.number().int().positive().optional(),
    message: z.string().optional(),
    attempt: attemptSchema.optional(),
    /** Something about a success that must not pass unseen, such as fewer pictures than were asked for. */
    note: z.string().optional(),
  }),
  z.object({ ...node, type: z.literal('node-output'), outputs: z.record(z.string(), valueSchema) }),
  z.object({
    ...node,
    type: z.literal('node-end'),
    outputs: z.record(z.string(), valueSchema),
    cached: z.boolean(),
    /** Seconds of compute billed by the provider. */
    predictTime: z.number().nonnegative().optional(),
  }),
  z.object({ ...node, type: z.literal('node-error'), error: runErrorSchema }),
  z.object({
    ...node,
    type: z.literal('node-skipped'),
    /** The node whose failure is the cause. */
    cause: z.string(),
    reason: z.string(),
  }),
  z.object({
    ...base,
    type: z.literal('run-end'),
    status: z.enum(['succeeded', 'failed', 'canceled']),
    outputs: z.record(z.string(), valueSchema),
    error: runErrorSchema.optional(),
  }),
])

/** One numbered fact of a run. */
export type RunEvent = z.infer<typeof runEventSchema>

/** An error as it reaches the user. */
export type RunError = z.infer<typeof runErrorSchema>

/** What was billed. */
export type RunCost = z.infer<typeof costSchema>

/** An attempt at a paid call. */
export type Attempt = z.infer<typeof attemptSchema>

/** An event before it has its run, number and time. */
export type RunEventBody = RunEvent extends infer E
  ? E extends RunEvent
    ? Omit<E, 'runId' | 'seq' | 'at'>
    : never
  : never
