import { toPointer } from '../to-pointer.ts'

/** Why nodes cannot be folded or unfolded, said at a node. */
export function refuseFold(
  code: string,
  message: string,
  nodeId?: string,
): {
  readonly issues: readonly [
    {
      readonly code: string
      readonly severity: 'error'
      readonly message: string
      readonly path: string
      readonly nodeId?: string
    },
  ]
} {
  const where = nodeId === undefined ? { path: '/nodes' } : { path: toPointer(['nodes', nodeId]), nodeId }
  return { issues: [{ code, severity: 'error', message, ...where }] }
}
