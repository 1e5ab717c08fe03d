import { z } from 'zod'
import { frameSchema, noteSchema, reroutesSchema } from './canvas-list-schema.ts'
import { nodeIdPattern } from './node-id.ts'

const nodeId = z
  .string()
  .regex(nodeIdPattern)
  .describe('A readable slug: a letter, then letters, digits, - and _.')

const edgeEnd = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*\..+$/)
  .describe('nodeId.portName, split at the first dot.')

const node = z
  .looseObject({
    type: z.string().min(1).describe('The node type, such as prompt or model.'),
    title: z.string().exactOptional().describe("The name shown; the type's own when missing."),
    params: z
      .record(z.string(), z.json())
      .default({})
      .describe('Parameters; a port is fed by an edge or by one of these.'),
    bypassed: z.boolean().exactOptional().describe('Matching types pass through and the node does not run.'),
    disabled: z.boolean().exactOptional().describe('The node, and what needs it, does not run.'),
  })
  .describe('One node. Keys this version does not know are kept.')

const edge = z.looseObject({ from: edgeEnd, to: edgeEnd }).describe('A wire from an output to an input.')

const media = z.enum(['image', 'video', 'audio', 'model', 'any'])

const pinnedModel = z
  .looseObject({
    schema: z
      .record(z.string(), z.record(z.string(), z.json()))
      .describe("The version's components.schemas as far as Input and Output refer to them."),
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .exactOptional()
      .describe("The SHA-256 of the schema's canonical JSON; worked out when missing."),
    media: z
      .record(z.string(), media)
      .exactOptional()
      .describe('What an example of the model showed of its files.'),
  })
  .describe('The schema a model node was built against: the lock file.')

const place = z.looseObject({
  x: z.number().describe('Pixels at zoom 1.'),
  y: z.number().describe('Pixels at zoom 1, downwards.'),
  width: z.number().exactOptional(),
  height: z.number().exactOptional(),
  collapsed: z.boolean().exactOptional(),
  color: z.string().exactOptional(),
})

const layout = z
  .looseObject({
    nodes: z.record(nodeId, place).default({}),
    frames: z.array(frameSchema).default([]),
    notes: z.array(noteSchema).default([]),
    reroutes: reroutesSchema.exactOptional().describe('Points that wires are led through, by from>to.'),
  })
  .describe('Everything about the canvas that no run looks at.')

/**
 * The strict shape of a workflow document, version 1, with the defaults of the parts that a hand-written one may leave
 * out. `parseWorkflow` is lenient; this is what is published, and what every document we write fits.
 */
export const workflowSchema = z
  .looseObject({
    weft: z.literal(1).describe('The version of the format.'),
    name: z.string().default(''),
    description: z.string().default(''),
    nodes: z.record(nodeId, node),
    edges: z.array(edge).default([]),
    models: z.record(z.string(), pinnedModel).default({}),
    layout: layout.default({ nodes: {}, frames: [], notes: [] }),
  })
  .describe('A Weft workflow: nodes, parameters, edges. It holds no results and no secrets.')
