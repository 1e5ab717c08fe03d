import type { NodeDefinition } from '@weft/nodes'
import type { Port } from '@weft/ports'
import { paramPorts } from './param-ports.ts'

/** What was read already: schemas never change, and reading all of them takes longer than the first frame may. */
const known = new WeakMap<NodeDefinition, readonly Port[]>()

/** The parameters of a node type as ports; see `paramPorts`. Read from their schema when first asked for, and once. */
export function paramPortsOf(definition: NodeDefinition): readonly Port[] {
  const ports = known.get(definition) ?? paramPorts(definition)
  known.set(definition, ports)
  return ports
}
