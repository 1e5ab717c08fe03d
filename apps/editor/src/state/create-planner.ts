import type { WorkflowDocument } from '@weft/workflow'
import { textOf } from '../local-data/document-text.ts'
import type { PlanNumbers } from './actions/summarize-plan.ts'
import { isLarge } from './is-large.ts'

/** Counts what runs of documents would do. */
export interface Planner {
  /** @throws {Error} when what plans cannot be fetched */
  readonly plan: (document: WorkflowDocument) => Promise<PlanNumbers>
  /** Forgets what was asked for. */
  readonly stop: () => void
}

/**
 * Makes a planner. A small document is planned at once; a large one beside the page, in a worker that is started for
 * the first of them, since a plan would keep the page from drawing for many frames.
 */
export function createPlanner(): Planner {
  let worker: Worker | undefined
  let questions = 0

  const planApart = async (document: WorkflowDocument): Promise<PlanNumbers> => {
    worker ??= new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' })
    const asked = worker
    questions += 1
    const mine = questions
    const done = new AbortController()
    try {
      return await new Promise<PlanNumbers>((resolve, reject) => {
        const { signal } = done
        asked.addEventListener(
          'message',
          ({ data }: MessageEvent<readonly [number, PlanNumbers]>) => {
            if (data[0] === mine) resolve(data[1])
          },
          { signal },
        )
        asked.addEventListener(
          'error',
          (event) => {
            // A worker that could not be fetched stays silent for good: the next plan starts another one.
            if (worker === asked) worker = undefined
            asked.terminate()
            reject(new Error(event.message || 'The planner could not be started.'))
          },
          { signal },
        )
        asked.postMessage([mine, textOf(document)])
      })
    } finally {
      done.abort()
    }
  }

  return {
    async plan(document) {
      if (isLarge(document)) return await planApart(document)
      const { summarizePlan } = await import('./actions/summarize-plan.ts')
      return summarizePlan(document)
    },
    stop() {
      worker?.terminate()
      worker = undefined
    },
  }
}
