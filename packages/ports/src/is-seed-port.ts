import type { Port } from './port.ts'

/**
 * Tells whether a port is a seed: a single integer named `seed`, or ending in `_seed`. A seed also takes a control
 * (`{ "control": "random" }`) that becomes a number when a run is planned.
 */
export function isSeedPort(port: Pick<Port, 'name' | 'kind' | 'list'>): boolean {
  return port.kind === 'integer' && !port.list && (port.name === 'seed' || port.name.endsWith('_seed'))
}
