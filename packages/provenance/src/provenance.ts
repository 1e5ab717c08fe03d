import { z } from 'zod'

/** Any JSON object as it is. A record of zod's would leave out a key called `__proto__`, and so lose a part of a document. */
const objectSchema = z.custom<{ readonly [key: string]: unknown }>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/** The model that made a picture. */
const modelSchema = z.object({
  /** As the document names it, such as `owner/name:version`. */
  reference: z.string(),
  version: z.string().optional(),
})

/**
 * What a picture carries of its making. Read leniently: everything but the mark `weft` may be missing or be of a newer
 * kind, since the picture may come from another version or have passed through other hands.
 */
export const provenanceSchema = z.object({
  /** The version of this format. */
  weft: z.number().int().positive(),
  /** The workflow document as it ran, models pinned and seeds drawn; parse it with `parseWorkflow`. */
  document: objectSchema.optional().catch(undefined),
  /** Why there is no document, in words. */
  documentOmitted: z.string().optional().catch(undefined),
  /** What the call was given, without secrets. */
  inputs: objectSchema.optional().catch(undefined),
  model: modelSchema.optional().catch(undefined),
  runId: z.string().optional().catch(undefined),
  nodeId: z.string().optional().catch(undefined),
  lane: z.number().int().nonnegative().optional().catch(undefined),
  workflowId: z.string().optional().catch(undefined),
  /** ISO 8601. */
  createdAt: z.string().optional().catch(undefined),
  /** The picture was made by the built-in simulator. */
  simulated: z.boolean().optional().catch(undefined),
  /** A picture was among the inputs. */
  composite: z.boolean().optional().catch(undefined),
})

/** What a picture carries of its making. */
export type Provenance = z.infer<typeof provenanceSchema>

/** The model that made a picture. */
export type ProvenanceModel = z.infer<typeof modelSchema>
