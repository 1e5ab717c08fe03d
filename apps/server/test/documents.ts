import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A workflow without a model: `a {subject}` with the declared input `subject`, out as `text`. */
export function echoWorkflow(text = 'a {subject}') {
  return {
    weft: 1,
    name: 'Echo a subject',
    description: '',
    nodes: {
      subject: { type: 'input', params: { name: 'subject', kind: 'text', default: 'cat' } },
      prompt: { type: 'prompt', params: { text } },
      result: { type: 'output', params: { name: 'text' } },
    },
    edges: [
      { from: 'subject.value', to: 'prompt.subject' },
      { from: 'prompt.text', to: 'result.value' },
    ],
    models: {},
    layout: { nodes: {}, frames: [], notes: [] },
  }
}

/** A workflow that calls the first model: one picture, out as `image` (the first example). */
export function pictureWorkflow(): Record<string, unknown> {
  const file = join(import.meta.dirname, '..', '..', '..', 'examples', '01-text-to-image', 'workflow.json')
  return JSON.parse(readFileSync(file, 'utf8'))
}
