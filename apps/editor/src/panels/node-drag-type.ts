/** The kind of data under which the rail hands a node type to the canvas while it is dragged. */
export const nodeDragType = 'application/x-weft-node'
