import type { RunEvent } from '@weft/engine'

/** Writes the events of a run as a prediction's logs: a line each, progress as the bars that Replicate's clients read. */
export function writeLogs(events: readonly RunEvent[]): string {
  return events.flatMap((event) => writeLine(event) ?? []).join('')
}

/** The line of one event, with its line feed; nothing for what no log tells. */
export function writeLine(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'run-start':
    case 'node-output':
      return undefined
    case 'node-start':
      return `${nameOf(event)}: started\n`
    case 'node-waiting':
      return `${nameOf(event)}: ${event.reason}\n`
    case 'node-progress':
      return writeProgress(event)
    case 'node-end':
      return `${nameOf(event)}: ${event.cached ? 'taken from earlier' : 'done'}\n`
    case 'node-error':
      return `${nameOf(event)}: ${event.error.message}\n`
    case 'node-skipped':
      return `${nameOf(event)}: skipped, ${event.reason}\n`
    case 'run-end':
      return `run ${event.status}\n`
  }
}

function writeProgress(event: Extract<RunEvent, { type: 'node-progress' }>): string | undefined {
  const { step, steps, message } = event
  if (step !== undefined && steps !== undefined && steps > 0) {
    const share = Math.min(1, step / steps)
    const bar = '█'.repeat(Math.round(share * 10)).padEnd(10)
    return `${String(Math.floor(share * 100)).padStart(3)}%|${bar}| ${step}/${steps} [${nameOf(event)}]\n`
  }
  return message === undefined ? undefined : `${nameOf(event)}: ${message}\n`
}

function nameOf({ nodeId, lane }: { readonly nodeId: string; readonly lane?: number | undefined }): string {
  return lane === undefined ? nodeId : `${nodeId} ${lane + 1}`
}
