import type { Port } from '@weft/ports'
import { registry } from '../state/registry.ts'
import { paramPorts } from './param-ports.ts'

/** The parameters of every node type as ports, read once from their schemas. */
export const paramPortsByType: ReadonlyMap<string, readonly Port[]> = new Map(
  registry.definitions.map((definition) => [definition.type, paramPorts(definition)]),
)
