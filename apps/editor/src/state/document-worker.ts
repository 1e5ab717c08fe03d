import type { WorkflowDocument } from '@weft/workflow'
import { type DocumentAnswers, documentWork } from './document-work.ts'
import type { DocumentQuestion } from './work-beside.ts'

/** Works on a document and posts the answer. */
async function answer({ number, work, text, given }: DocumentQuestion<keyof DocumentAnswers>): Promise<void> {
  const document: WorkflowDocument = JSON.parse(text)
  self.postMessage({ number, answer: await documentWork[work](document, given) })
}

self.addEventListener('message', ({ data }: MessageEvent<DocumentQuestion<keyof DocumentAnswers>>) => {
  // The page hears of it as of an error of the worker.
  answer(data).catch(reportError)
})
