import type { Port } from '@weft/ports'
import type { PortRecord } from './node-definition.ts'

/** Makes ports of a record: the key is the name, the place in the record the order. */
export const toPorts = (record: PortRecord): readonly Port[] =>
  Object.entries(record).map(([name, spec], order) => ({ ...spec, name, order }))
