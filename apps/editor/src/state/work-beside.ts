import type { WorkflowDocument } from '@weft/workflow'
import { textOf } from '../local-data/document-text.ts'
import type { DocumentAnswers, WorkGiven } from './document-work.ts'

/** What the worker is asked. */
export interface DocumentQuestion<Work extends keyof DocumentAnswers> {
  /** Tells the answers apart. */
  readonly number: number
  readonly work: Work
  /** The document as JSON. */
  readonly text: string
  readonly given: WorkGiven
}

/** What the worker answers. */
interface Answered<Work extends keyof DocumentAnswers> {
  readonly number: number
  readonly answer: DocumentAnswers[Work]
}

/** Works on documents beside the page: what takes long with a large one would keep the page from drawing. */
export interface WorkBeside {
  /** @throws {Error} when the worker cannot be fetched or fails */
  readonly ask: <Work extends keyof DocumentAnswers>(
    work: Work,
    document: WorkflowDocument,
    given?: WorkGiven,
  ) => Promise<DocumentAnswers[Work]>
}

/** Makes a worker that is started with the first question. */
export function createWorkBeside(): WorkBeside {
  let worker: Worker | undefined
  let questions = 0
  return {
    ask<Work extends keyof DocumentAnswers>(work: Work, document: WorkflowDocument, given: WorkGiven = {}) {
      worker ??= new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module' })
      const asked = worker
      questions += 1
      const question: DocumentQuestion<Work> = { number: questions, work, text: textOf(document), given }
      const done = new AbortController()
      const { signal } = done
      const answer = new Promise<DocumentAnswers[Work]>((resolve, reject) => {
        const onMessage = ({ data }: MessageEvent<Answered<Work>>) => {
          if (data.number === question.number) resolve(data.answer)
        }
        const onError = ({ message }: ErrorEvent) => {
          // A worker that could not be fetched stays silent for good: the next question starts another one.
          asked.terminate()
          if (worker === asked) worker = undefined
          reject(new Error(message || 'The worker could not be started.'))
        }
        asked.addEventListener('message', onMessage, { signal })
        asked.addEventListener('error', onError, { signal })
        asked.postMessage(question)
      })
      return answer.finally(() => done.abort())
    },
  }
}
