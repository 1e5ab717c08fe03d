import type { Json } from '@weft/ports'
import type { WorkflowDocument, WorkflowNode } from '@weft/workflow'

/** The model that comes with Weft, without its version. */
export const fluxModel = 'awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander'

/** Its version, as the catalog has it. */
export const fluxVersion = '5fc9089b00000000000000000000000000000000000000000000000000000000'

/** Inputs that make a small picture quickly. */
export const small = { megapixels: '0.25', num_inference_steps: 4, output_format: 'png', go_fast: false }

/** A document of nodes and wires; a wire is written `from -> to`. */
export function documentOf(
  nodes: { readonly [nodeId: string]: WorkflowNode },
  ...wires: string[]
): WorkflowDocument {
  return {
    weft: 1,
    name: 'test',
    description: '',
    nodes,
    edges: wires.map((wire) => {
      const [from = '', to = ''] = wire.split(' -> ')
      return { from, to }
    }),
    models: {},
    layout: { nodes: {}, frames: [], notes: [] },
  }
}

/** A node that calls the bundled model. */
export function flux(input: { readonly [name: string]: Json } = {}): WorkflowNode {
  return { type: 'model', params: { model: fluxModel, input: { ...small, seed: 1, ...input } } }
}

/** A declared output. */
export function output(name: string): WorkflowNode {
  return { type: 'output', params: { name } }
}

/** A declared input of a kind. */
export function input(
  name: string,
  kind: string,
  more: { readonly [name: string]: Json } = {},
): WorkflowNode {
  return { type: 'input', params: { name, kind, ...more } }
}
