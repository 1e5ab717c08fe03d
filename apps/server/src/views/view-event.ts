import type { RunEvent } from '@weft/engine'
import { recordWithUrls } from './with-urls.ts'

/** An event as the stream gives it: the stored one, its pictures with their `url`. */
export function viewEvent(event: RunEvent): RunEvent {
  switch (event.type) {
    case 'run-start':
      return { ...event, inputs: recordWithUrls(event.inputs) }
    case 'node-output':
    case 'node-end':
    case 'run-end':
      return { ...event, outputs: recordWithUrls(event.outputs) }
    case 'node-start':
    case 'node-waiting':
    case 'node-progress':
    case 'node-error':
    case 'node-skipped':
      return event
  }
}
