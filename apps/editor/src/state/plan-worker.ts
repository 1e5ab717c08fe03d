import { summarizePlan } from './actions/summarize-plan.ts'

/** Plans documents beside the page, one after the other: takes the number of a question and a document as JSON. */
self.addEventListener('message', ({ data }: MessageEvent<readonly [number, string]>) => {
  const [question, text] = data
  self.postMessage([question, summarizePlan(JSON.parse(text))])
})
