/** In which order the keys of an object are written: these first, the others after them sorted by code unit. */
export interface KeyOrder {
  readonly first: readonly string[]
  /** How the objects under these keys are written. */
  readonly members?: { readonly [key: string]: KeyOrder }
  /** How every object in a list, or under any other key, is written. */
  readonly each?: KeyOrder
}

const box: readonly string[] = ['id', 'title', 'text', 'x', 'y', 'width', 'height', 'color']

/** The order of keys in a workflow document. Everything it does not name is sorted, params included. */
export const documentOrder: KeyOrder = {
  first: ['weft', 'name', 'description', 'nodes', 'edges', 'models', 'layout'],
  members: {
    nodes: { first: [], each: { first: ['type', 'title', 'params', 'bypassed', 'disabled'] } },
    edges: { first: [], each: { first: ['from', 'to'] } },
    models: { first: [], each: { first: ['schema', 'digest', 'media'] } },
    layout: {
      first: ['nodes', 'frames', 'notes', 'reroutes'],
      members: {
        nodes: { first: [], each: { first: ['x', 'y', 'width', 'height', 'collapsed', 'color'] } },
        frames: { first: [], each: { first: box } },
        notes: { first: [], each: { first: box } },
        reroutes: { first: [], each: { first: [], each: { first: ['x', 'y'] } } },
      },
    },
  },
}
