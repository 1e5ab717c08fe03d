import type { RunEvent } from '@weft/engine'
import type { WebhookEventName } from '@weft/storage'

/** Milliseconds between two messages of `output` or `logs`. */
const spacing = 500

/** Says what each event of a run is told as, in their order; nothing for most of them. */
export function createEventTeller(): (event: RunEvent) => WebhookEventName | undefined {
  const last = new Map<WebhookEventName, number>()
  return (event) => {
    const name = nameOf(event)
    if (name !== 'output' && name !== 'logs') return name
    // By the times in the log, not by the clock: after a restart the same events are told.
    const at = Date.parse(event.at)
    const before = last.get(name)
    if (before !== undefined && at - before < spacing) return undefined
    last.set(name, at)
    return name
  }
}

function nameOf(event: RunEvent): WebhookEventName | undefined {
  switch (event.type) {
    case 'run-start':
      return 'start'
    case 'node-output':
    case 'node-end':
      return 'output'
    case 'node-start':
    case 'node-progress':
    case 'node-waiting':
    case 'node-error':
    case 'node-skipped':
      return 'logs'
    case 'run-end':
      return 'completed'
  }
}
