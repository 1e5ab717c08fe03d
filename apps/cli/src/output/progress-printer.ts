import type { RunEvent } from '@weft/engine'
import pc from 'picocolors'

/** Prints a run's events for people: a line per node that ends, and on a terminal one moving line for what runs. */
export interface ProgressPrinter {
  readonly print: (event: RunEvent) => void
  readonly finish: () => void
}

/**
 * @param write writes to the terminal, as given
 * @param isInteractive whether a line may be rewritten
 */
export function createProgressPrinter(
  write: (text: string) => void,
  isInteractive: boolean,
): ProgressPrinter {
  const running = new Map<string, string>()
  let moving = false
  const line = (text: string) => {
    if (moving) write('\r\u001B[2K')
    moving = false
    write(`${text}\n`)
  }
  const refresh = () => {
    if (!isInteractive) return
    write(`\r\u001B[2K${[...running].map(([node, state]) => `${pc.cyan(node)} ${state}`).join('  ')}`)
    moving = running.size > 0
  }
  const name = (event: { nodeId: string; lane?: number | undefined }) =>
    event.lane === undefined ? event.nodeId : `${event.nodeId}[${event.lane}]`
  return {
    print(event) {
      switch (event.type) {
        case 'run-start':
          line(
            pc.dim(`run ${event.runId}: ${event.steps.length} steps${event.simulated ? ', simulated' : ''}`),
          )
          break
        case 'node-start':
          running.set(name(event), '…')
          break
        case 'node-waiting':
          running.set(name(event), `waiting: ${event.reason}`)
          break
        case 'node-progress':
          running.set(name(event), formatProgress(event))
          break
        case 'node-output':
          break
        case 'node-end':
          running.delete(name(event))
          line(`${pc.green('done')}    ${name(event)}${event.cached ? pc.dim(' (kept from before)') : ''}`)
          break
        case 'node-error':
          running.delete(name(event))
          line(`${pc.red('failed')}  ${name(event)}: ${event.error.message}`)
          break
        case 'node-skipped':
          line(`${pc.yellow('skipped')} ${name(event)}: ${event.reason}`)
          break
        case 'run-end':
          running.clear()
          line(`${event.status === 'succeeded' ? pc.green(event.status) : pc.red(event.status)}`)
          break
      }
      refresh()
    },
    finish() {
      if (moving) write('\n')
      moving = false
    },
  }
}

function formatProgress(progress: {
  fraction?: number | undefined
  step?: number | undefined
  steps?: number | undefined
}): string {
  const percent = progress.fraction === undefined ? '' : `${Math.round(progress.fraction * 100)} %`
  const step =
    progress.step === undefined
      ? ''
      : `${progress.step}${progress.steps === undefined ? '' : `/${progress.steps}`}`
  return [percent, step].filter(Boolean).join(' ') || '…'
}
