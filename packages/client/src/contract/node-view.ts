import { z } from 'zod'
import { jsonField } from './json-field.ts'
import { portView } from './port-view.ts'

/** A node type: what it is called, its parameters as a JSON schema, and its ports with default parameters. */
export const nodeView = z
  .object({
    type: z.string(),
    title: z.string(),
    description: z.string(),
    category: z.string(),
    aliases: z.array(z.string()),
    paid: z.boolean(),
    params: jsonField.meta({ description: 'JSON schema of the parameters.' }),
    inputs: z.array(portView),
    outputs: z.array(portView),
  })
  .meta({ id: 'NodeType' })

/** A node type. */
export type NodeView = z.infer<typeof nodeView>
