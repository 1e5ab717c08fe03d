import { portKinds } from '@weft/ports'
import { z } from 'zod'
import { jsonField } from './json-field.ts'

/** A typed, named socket of a node or a model. */
export const portView = z
  .object({
    name: z.string(),
    kind: z.enum(portKinds),
    list: z.boolean(),
    title: z.string(),
    description: z.string().exactOptional(),
    required: z.boolean(),
    default: jsonField.exactOptional(),
    minimum: z.number().exactOptional(),
    maximum: z.number().exactOptional(),
    choices: z.array(z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
    media: z.enum(['image', 'video', 'audio', 'model', 'any']).exactOptional(),
    size: z.object({ width: z.number(), height: z.number() }).exactOptional(),
    order: z.number(),
    multiline: z.boolean().exactOptional(),
    nullable: z.boolean().exactOptional(),
    schema: jsonField.exactOptional(),
  })
  .meta({ id: 'Port' })

/** A typed, named socket of a node or a model. */
export type PortView = z.infer<typeof portView>
