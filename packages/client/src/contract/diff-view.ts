import { z } from 'zod'
import { jsonField } from './json-field.ts'

/** One difference between two versions. */
const changeView = z
  .object({
    kind: z.string().meta({ description: 'Such as `node-added`, `param-changed`, `edge-removed`.' }),
    message: z.string().meta({ description: 'For people, such as `flux: input.steps 28 -> 30`.' }),
    path: z.string().meta({ description: 'A JSON Pointer into the document.' }),
    nodeId: z.string().exactOptional(),
    before: jsonField.exactOptional(),
    after: jsonField.exactOptional(),
  })
  .meta({ id: 'WorkflowChange' })

/** What is different in `to`, seen from `from`. */
export const diffView = z.object({ from: z.string(), to: z.string(), changes: z.array(changeView) })

/** What is different in `to`, seen from `from`. */
export type DiffView = z.infer<typeof diffView>
