import type { Port } from '@weft/ports'
import type { PortRecord } from './node-definition.ts'

/** Makes a port record of ports that have names and an order already. */
export const toRecord = (ports: readonly Port[]): PortRecord =>
  Object.fromEntries(ports.map(({ name, order, ...spec }) => [name, spec]))
