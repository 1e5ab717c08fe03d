import { z } from 'zod'
import { valueField } from './value-field.ts'

/** A stored picture as a value of a wire, with where its bytes are served. */
const imageView = z
  .object({
    asset: z.string().meta({ description: '`sha256:` and 64 hex digits.' }),
    mediaType: z.string(),
    width: z.number().int().meta({ description: 'Pixels.' }),
    height: z.number().int().meta({ description: 'Pixels.' }),
    url: z.string().meta({ description: 'Where the bytes are served, relative to the server.' }),
  })
  .meta({ id: 'Image' })

const resultFields = {
  id: z.string(),
  image: imageView,
  runId: z.string().meta({ description: 'The run may have been deleted since.' }),
  nodeId: z.string().meta({ description: 'The node that made the picture.' }),
  lane: z.number().int().exactOptional().meta({
    description: 'Which lane of the node made it, from 0; missing where it ran once.',
  }),
  index: z.number().int().meta({
    description: 'Which picture it is, from 0, of those that the node (or its lane) made.',
  }),
  workflowId: z.string().exactOptional().meta({ description: 'Of a run of a saved workflow.' }),
  workflowName: z.string(),
  model: z.string().exactOptional().meta({
    description:
      '`owner/name`, or the whole reference where it has no such form; missing for a picture that no model made.',
  }),
  modelVersion: z.string().exactOptional(),
  prompt: z.string().exactOptional(),
  seed: z.number().exactOptional().meta({ description: 'As it was sent, drawn ones too.' }),
  starred: z.boolean(),
  trashedAt: z.string().exactOptional().meta({
    description: 'When it was put into the trash; it stays until the trash is emptied.',
  }),
  createdAt: z.string(),
  simulated: z.boolean(),
}

/** A picture that a run made, one for each picture and run. Times are ISO 8601. */
export const resultView = z.object(resultFields).meta({ id: 'Result' })

/** A result with everything that made it. */
export const resultDetailView = z
  .object({
    ...resultFields,
    inputs: z.record(z.string(), valueField).meta({
      description: 'What the call was given, drawn seed included; empty for a picture that no model made.',
    }),
    workflow: z.record(z.string(), z.unknown()).meta({
      description: 'The document as it ran: models pinned, seeds drawn.',
    }),
    workflowVersion: z
      .string()
      .meta({ description: 'Content hash of the document that was run, 64 hex digits.' }),
    runExists: z.boolean(),
    siblings: z.array(resultView).meta({ description: 'Other results of the same run, in their order.' }),
  })
  .meta({ id: 'ResultDetail' })

/** What the menus of a gallery offer, most results first. */
export const resultFacetsView = z
  .object({
    models: z.array(z.object({ model: z.string(), count: z.number().int() })),
    workflows: z.array(
      z.object({ workflowId: z.string().exactOptional(), name: z.string(), count: z.number().int() }),
    ),
  })
  .meta({ id: 'ResultFacets' })

/** Body of `PATCH /api/results/:id`. */
export const resultPatchBody = z
  .strictObject({
    starred: z.boolean().exactOptional(),
    trashed: z.boolean().exactOptional().meta({
      description: '`true` puts it into the trash, `false` takes it out again.',
    }),
  })
  .meta({ id: 'ResultPatch' })

/** What becomes of the provenance in the files. */
export const metadataChoices = ['keep', 'strip'] as const

/** Body of `POST /api/results/archive`. */
export const resultArchiveBody = z
  .strictObject({
    ids: z.array(z.string().min(1).max(200)).min(1).max(1000),
    metadata: z.enum(metadataChoices).exactOptional().meta({
      description:
        '`strip` takes out the document, inputs and origin that a picture carries. Default: `keep`.',
    }),
  })
  .meta({ id: 'ResultArchiveRequest' })

/** A picture that a run made. */
export type ResultView = z.infer<typeof resultView>

/** A result with everything that made it. */
export type ResultDetailView = z.infer<typeof resultDetailView>

/** What the menus of a gallery offer. */
export type ResultFacetsView = z.infer<typeof resultFacetsView>

/** Body of `PATCH /api/results/:id`. */
export type ResultPatch = z.input<typeof resultPatchBody>
