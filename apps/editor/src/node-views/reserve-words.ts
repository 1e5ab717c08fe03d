import type { NodeRunState } from '@weft/engine'

/** What a place is kept for: `picture` or `value`. */
export type Reserved = 'picture' | 'value'

/**
 * What stands where a picture or a value will be.
 *
 * @param own how far the node is that shows it.
 * @param source how far the node is that gives it, where that is another one.
 */
export function reserveWords(
  what: Reserved,
  own: NodeRunState['status'] | undefined,
  source: NodeRunState['status'] | undefined = own,
): string {
  switch (own) {
    case 'pending':
    case 'waiting':
      return source === 'running' ? `The ${what} is on its way` : `Waiting for the ${what}`
    case 'running':
      return `The ${what} is on its way`
    case 'failed':
      return `No ${what}: it failed`
    case 'skipped':
      return source === 'failed' ? `No ${what}: its source failed` : `No ${what}: it was skipped`
    case 'canceled':
    case 'succeeded':
    case undefined:
      return `Run to see the ${what} here`
  }
}
