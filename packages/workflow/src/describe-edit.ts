import type { Edit } from './edit.ts'

/** Says in a few words what an edit does, for an undo menu or a log. Values are left out: they may be long. */
export function describeEdit(edit: Edit): string {
  switch (edit.kind) {
    case 'add-node':
      return `Add ${edit.nodeId}`
    case 'remove-node':
      return `Remove ${edit.nodeId}`
    case 'rename-node':
      return `Rename ${edit.nodeId} to ${edit.to}`
    case 'set-param':
      return `${edit.value === undefined ? 'Clear' : 'Set'} ${[edit.nodeId, ...edit.path].join('.')}`
    case 'set-node':
      return `${edit.value === undefined ? 'Clear' : 'Set'} ${edit.key} of ${edit.nodeId}`
    case 'add-edge':
      return `Connect ${edit.edge.from} to ${edit.edge.to}`
    case 'remove-edge':
      return `Disconnect ${edit.edge.from} from ${edit.edge.to}`
    case 'set-layout': {
      const ids = Object.keys(edit.nodes)
      return ids.length === 1 ? `Move ${ids.join()}` : `Move ${ids.length} nodes`
    }
    case 'set-canvas':
      return `Change ${edit.key}`
    case 'set-reroutes':
      return `Lead ${Object.keys(edit.wires).length === 1 ? 'a wire' : 'wires'} through points`
    case 'set-name':
      return `Name the workflow ${edit.name}`
    case 'set-description':
      return 'Describe the workflow'
    case 'pin-model':
      return `${edit.model === undefined ? 'Unpin' : 'Pin'} ${edit.reference}`
    case 'batch':
      return edit.label
  }
}
