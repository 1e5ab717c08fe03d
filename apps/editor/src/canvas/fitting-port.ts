import type { NodeInterface } from '@weft/workflow'
import type { WireVerdict } from './wiring.ts'

/** What `fittingPort` looks at. */
export interface FittingSources {
  readonly nodeId: string
  readonly ports: NodeInterface
  /** The side of the node the wire would end on. */
  readonly direction: 'input' | 'output'
  readonly verdict: WireVerdict
  /** Whether a port for one thing is fed already. */
  readonly isTaken: (port: string) => boolean
}

/**
 * The port of a node at which a wire dropped on its body ends: the first that fits and is free, else the first
 * that fits. Ports that take anything and JSON come last. Nothing when none fits.
 */
export function fittingPort({
  nodeId,
  ports,
  direction,
  verdict,
  isTaken,
}: FittingSources): string | undefined {
  const all = direction === 'input' ? ports.inputs : ports.outputs
  const fits = all.filter((port) => verdict(nodeId, port, direction) === undefined)
  const exact = fits.filter((port) => port.kind !== 'any' && port.kind !== 'json')
  const ordered = [...exact, ...fits.filter((port) => !exact.includes(port))]
  if (direction === 'output') return ordered[0]?.name
  return (ordered.find((port) => port.list || !isTaken(port.name)) ?? ordered[0])?.name
}
