import { z } from 'zod'

/** A lower-case name for addresses: letters, digits and single hyphens, at most 64 characters. */
export const slugPattern: RegExp = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Body of `POST /api/workflows` and `PUT /api/workflows/:id`. */
export const workflowBody = z
  .strictObject({
    workflow: z.record(z.string(), z.unknown()).meta({ description: 'A workflow document, version 1.' }),
    slug: z
      .string()
      .max(64)
      .regex(slugPattern, {
        error: 'must be lower-case letters and digits, with single hyphens between them',
      })
      .exactOptional()
      .meta({
        description: 'Unique. Default: made from the name when it is created, kept when it is replaced.',
      }),
    published: z.boolean().exactOptional().meta({
      description: 'Default: false when it is created, kept when it is replaced. Needs a valid workflow.',
    }),
  })
  .meta({ id: 'WorkflowRequest' })

/** A saved workflow at its newest version. */
export const workflowView = z
  .object({
    id: z.string(),
    slug: z.string(),
    version: z.string().meta({ description: 'Content hash, 64 hex digits.' }),
    published: z.boolean(),
    workflow: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Workflow' })

/** An immutable version of a saved workflow. */
export const versionView = z
  .object({ version: z.string(), createdAt: z.string(), workflow: z.record(z.string(), z.unknown()) })
  .meta({ id: 'WorkflowVersion' })

/** Body of `POST /api/workflows` and `PUT /api/workflows/:id`. */
export type WorkflowBody = z.input<typeof workflowBody>

/** A saved workflow at its newest version. */
export type WorkflowView = z.infer<typeof workflowView>

/** An immutable version of a saved workflow. */
export type VersionView = z.infer<typeof versionView>
