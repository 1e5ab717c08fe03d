import type { Json } from '@weft/ports'
import { z } from 'zod'

/** It comes from `JSON.parse`, so it is JSON. */
const json = z.custom<Json>((value) => value !== undefined)

/**
 * What became of a row; also a line of `batch.jsonl`. `started`: it was asked for under `attempt`, and nobody has said
 * yet what became of it; `running`: it is the run `run`; then what the run ended with; `refused`: it could not be
 * started, and nothing ran.
 */
export const manifestEntrySchema = z.object({
  /** From 1. */
  row: z.number().int().positive(),
  /** Names the workflow's version, the targets and the inputs: another one is another piece of work. */
  key: z.string(),
  status: z.enum(['started', 'running', 'succeeded', 'failed', 'canceled', 'refused']),
  /** Under which it was asked for: asking again under the same one gives the same run. */
  attempt: z.string(),
  /** What the run may cost at most. */
  maxCost: z.number().exactOptional(),
  /** The run that it carries on. */
  retryOf: z.string().exactOptional(),
  run: z.string().exactOptional(),
  /** Where it is written in the batch. */
  place: z.string(),
  inputs: z.record(z.string(), json),
  outputs: z.record(z.string(), json).exactOptional(),
  /** Written files, from the folder of the manifest. */
  files: z.array(z.string()).exactOptional(),
  error: z.object({ code: z.string(), message: z.string() }).exactOptional(),
  /** What the runs of the row cost, all tries together, in the currency of the prices. */
  cost: z.number().exactOptional(),
})

/** What became of a row. */
export type ManifestEntry = z.infer<typeof manifestEntrySchema>
