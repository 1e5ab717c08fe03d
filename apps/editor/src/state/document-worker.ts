import type { WorkflowDocument } from '@weft/workflow'
import { type DocumentWork, documentWork } from './document-work.ts'
import type { DocumentQuestion } from './work-beside.ts'

/** Works on documents beside the page, one after the other. */
self.addEventListener('message', ({ data }: MessageEvent<DocumentQuestion<keyof DocumentWork>>) => {
  const { number, work, text } = data
  const document: WorkflowDocument = JSON.parse(text)
  self.postMessage({ number, answer: documentWork[work](document) })
})
