import type { MediaHints, ModelSchema } from '@weft/ports'
import { z } from 'zod'
import { jsonField } from './json-field.ts'
import { portView } from './port-view.ts'

/** A model version that the server knows, with its schema and the ports made from it. */
export const modelView = z
  .object({
    ref: z.string().meta({ description: 'What documents use: `owner/name:<version>`.' }),
    owner: z.string(),
    name: z.string(),
    version: z.string(),
    description: z.string().exactOptional(),
    coverUrl: z.string().exactOptional(),
    official: z.boolean().exactOptional(),
    inputs: z.array(portView),
    outputs: z.array(portView),
    example: z
      .object({ input: jsonField.exactOptional(), output: jsonField.exactOptional() })
      .exactOptional()
      .meta({ description: 'The example that its makers published.' }),
    schema: z
      .custom<ModelSchema>((value) => typeof value === 'object' && value !== null)
      .meta({
        description: 'The `components.schemas` of the version as far as Input and Output refer to them.',
      }),
    digest: z
      .string()
      .meta({ description: '`sha256:` of the canonical JSON of `schema`: what documents pin.' }),
    media: z
      .custom<MediaHints>((value) => typeof value === 'object' && value !== null)
      .exactOptional()
      .meta({ description: 'What the example of the model showed of its files, by port name.' }),
  })
  .meta({ id: 'Model' })

/** A model version that the server knows. */
export type ModelView = z.infer<typeof modelView>
