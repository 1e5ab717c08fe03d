import type { Port } from '@weft/ports'

/** Whether the control needs the full width of the card, its label above it. */
export function isWide(port: Port): boolean {
  if (port.list || port.kind === 'loras' || port.kind === 'json') return true
  return port.kind === 'text' && port.multiline === true
}
