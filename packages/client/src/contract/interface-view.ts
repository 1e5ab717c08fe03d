import { portKinds } from '@weft/ports'
import { z } from 'zod'
import { portView } from './port-view.ts'

/** A declared output of a workflow. */
const outputView = z.object({
  name: z.string(),
  kind: z.enum(portKinds).exactOptional().meta({ description: 'Missing where it is not known.' }),
  list: z.boolean().exactOptional(),
  from: z.string().exactOptional().meta({
    description:
      'The port that it comes from, as `nodeId.port` of a run, where one wire feeds it: what is there before the run ends.',
  }),
})

/** What a workflow shows to those who call it, with what a form needs. */
export const interfaceView = z
  .object({
    id: z.string(),
    slug: z.string(),
    version: z.string().meta({ description: 'Content hash of the version that is described.' }),
    published: z.boolean(),
    name: z.string(),
    description: z.string(),
    inputs: z.array(portView),
    outputs: z.array(outputView),
  })
  .meta({ id: 'WorkflowInterface' })

/** What a workflow shows to those who call it, with what a form needs. */
export type InterfaceView = z.infer<typeof interfaceView>
