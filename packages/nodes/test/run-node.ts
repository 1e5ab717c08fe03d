import {
  builtInNodes,
  createNodeRegistry,
  type InputLineage,
  type InputValues,
  type ModelCall,
  type NodeContext,
  type OutputValues,
  type PictureEdits,
} from '@weft/nodes'
import type { ImageValue, Json, Value } from '@weft/ports'
import {
  emptyWorkflow,
  type PinnedModel,
  type WorkflowDocument,
  type WorkflowEdge,
  type WorkflowNode,
} from '@weft/workflow'

/** A registry of every built-in node. */
export const registry = createNodeRegistry(builtInNodes)

/** A picture of some size, its id made of one hex digit. */
export const picture = (digit: string, width = 64, height = 48): ImageValue => ({
  asset: `sha256:${digit.repeat(64)}`,
  mediaType: 'image/png',
  width,
  height,
})

/** A document of nodes and edges. */
export const documentOf = (
  nodes: { readonly [nodeId: string]: WorkflowNode },
  edges: readonly WorkflowEdge[] = [],
  models: { readonly [reference: string]: PinnedModel } = {},
): WorkflowDocument => ({ ...emptyWorkflow('test'), nodes, edges, models })

/** What a node is as a document has it: ports and issues, through the registry's catalog. */
export const interfaceOf = (document: WorkflowDocument, nodeId: string) => {
  const node = document.nodes[nodeId]
  const found = node === undefined ? undefined : registry.catalog.interfaceOf(document, nodeId, node)
  if (found === undefined) throw new Error(`There is no ${nodeId}, or its type is not known.`)
  return found
}

/** Ports and issues of one node that stands alone. */
export const interfaceOfNode = (type: string, params: { readonly [name: string]: Json }) =>
  interfaceOf(documentOf({ node: { type, params } }), 'node')

/** Edits of pictures that only know sizes; their pixels are tested in the images package. */
const pictureEdits: PictureEdits = {
  drawGrid: async (images, { columns }) =>
    picture('9', columns * 10, Math.ceil(images.length / columns) * 10),
  maskFromImage: async ({ width, height }) => picture('b', width, height),
  invertMask: async ({ width, height }) => picture('b', width, height),
  growMask: async ({ width, height }) => picture('b', width, height),
  featherMask: async ({ width, height }) => picture('b', width, height),
  combineMasks: async ({ width, height }) => picture('b', width, height),
  resizeImage: async (_, { width, height }) => picture('b', width, height),
  cropImage: async (_, { width, height }) => picture('b', width, height),
  padImage: async ({ width, height }, { left, top, right, bottom }) =>
    picture('b', width + left + right, height + top + bottom),
  padMask: async ({ width, height }, { left, top, right, bottom }) =>
    picture('d', width + left + right, height + top + bottom),
  compositeImages: async ({ width, height }) => picture('b', width, height),
  convertImage: async ({ width, height }) => picture('b', width, height),
}

/** What a node was seen to do. */
export interface NodeRun {
  readonly outputs: OutputValues
  readonly calls: readonly ModelCall[]
}

/** Runs one node with assets and image operations that answer in memory. */
export const runNode = async (
  type: string,
  params: { readonly [name: string]: Json },
  inputs: InputValues = {},
  world: {
    readonly model?: PinnedModel
    readonly output?: Value
    readonly context?: Partial<NodeContext>
    readonly lineage?: { readonly [input: string]: InputLineage }
    readonly drawGrid?: PictureEdits['drawGrid']
  } = {},
): Promise<NodeRun> => {
  const definition = registry.get(type)
  if (definition === undefined) throw new Error(`There is no node of the type ${type}.`)
  const calls: ModelCall[] = []
  const stored = (id: ImageValue['asset']): ImageValue => ({ ...picture('0'), asset: id })
  const context: NodeContext = {
    signal: new AbortController().signal,
    assets: {
      read: async () => ({ bytes: new Uint8Array(), mediaType: 'image/png' }),
      image: async (id) => stored(id),
      write: async () => picture('f'),
      importUrl: async () => picture('e'),
    },
    images: {
      alphaMask: async (image) => picture('a', image.width, image.height),
      normalize: async (image) => ({ ...image, width: image.height, height: image.width }),
      fitMask: async (_, size) => picture('c', size.width, size.height),
      ...pictureEdits,
      ...(world.drawGrid && { drawGrid: world.drawGrid }),
    },
    progress: () => undefined,
    partial: () => undefined,
    note: () => undefined,
    predict: async (call) => {
      calls.push(call)
      return {
        output: world.output ?? null,
        prediction: { id: 'p1', status: 'succeeded', logs: '', createdAt: '2026-01-01T00:00:00.000Z' },
      }
    },
    ...world.context,
  }
  const parsed = definition.params.parse(params)
  const outputs = await definition.run({
    params: parsed,
    model: world.model,
    inputs,
    context,
    lineage: world.lineage ?? {},
  })
  return { outputs, calls }
}
