import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { emptyWorkflow, type NodeInterface, type WorkflowDocument } from '@weft/workflow'

/** A workflow for tests: two prompts joined and shown, and a picture with a mask. */
export const sampleDocument: WorkflowDocument = {
  ...emptyWorkflow('Sample'),
  nodes: {
    prompt: { type: 'prompt', params: { text: 'a red boat' } },
    other: { type: 'prompt', params: { text: 'at dawn' } },
    join: { type: 'join-text', params: {} },
    show: { type: 'preview', params: {} },
    photo: { type: 'load-image', params: { image: 'https://example.com/a.png' } },
    mask: { type: 'mask', params: {} },
  },
  edges: [
    { from: 'prompt.text', to: 'join.texts' },
    { from: 'other.text', to: 'join.texts' },
    { from: 'join.text', to: 'show.value' },
    { from: 'photo.image', to: 'mask.image' },
  ],
  layout: {
    nodes: {
      prompt: { x: 0, y: 0 },
      other: { x: 0, y: 200 },
      join: { x: 320, y: 96 },
      show: { x: 640, y: 96 },
    },
    frames: [],
    notes: [],
  },
}

/** Derives the ports of the nodes of a document with the built-in node types. */
export function portsIn(document: WorkflowDocument): (nodeId: string) => NodeInterface | undefined {
  const { catalog } = createNodeRegistry(builtInNodes)
  return (nodeId) => {
    const node = document.nodes[nodeId]
    return node && catalog.interfaceOf(document, nodeId, node)
  }
}
