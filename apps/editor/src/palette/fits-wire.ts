import { canConnect, type Port } from '@weft/ports'
import type { PortDirection } from '../state/view-store.ts'
import type { PaletteItem } from './palette-item.ts'

/** The open end of a wire: its port, the name to call it by, and its side. */
export interface OpenEnd {
  readonly label: string
  readonly port: Port
  readonly direction: PortDirection
}

/** Whether a node would have a port at which the wire can end. */
export function fitsWire(item: PaletteItem, end: OpenEnd): boolean {
  const mine = { label: end.label, port: end.port }
  if (end.direction === 'output')
    return item.inputs.some((port) => canConnect(mine, { label: port.name, port }) === undefined)
  return item.outputs.some((port) => canConnect({ label: port.name, port }, mine) === undefined)
}
