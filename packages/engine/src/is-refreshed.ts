import type { ExecuteContext } from './execute-context.ts'

/** Tells whether a node's kept results are not to be taken in this run. */
export const isRefreshed = (refresh: ExecuteContext['refresh'], nodeId: string): boolean =>
  typeof refresh === 'object' ? refresh.includes(nodeId) : refresh === true
