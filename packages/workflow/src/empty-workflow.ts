import type { WorkflowDocument } from './workflow-document.ts'

/** A document without nodes. The default name is `Untitled`. */
export function emptyWorkflow(name = 'Untitled'): WorkflowDocument {
  return {
    weft: 1,
    name,
    description: '',
    nodes: {},
    edges: [],
    models: {},
    layout: { nodes: {}, frames: [], notes: [] },
  }
}
