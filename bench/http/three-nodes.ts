import { emptyWorkflow, serializeWorkflow } from '@weft/workflow'

/** Body of a run of prompt → prompt → output with a text of its own, so that nothing of it is kept from before. */
export const threeNodes = (text: string): string => {
  const document = serializeWorkflow({
    ...emptyWorkflow('three nodes'),
    nodes: {
      first: { type: 'prompt', params: { text } },
      second: { type: 'prompt', params: { text: '{before} and on' } },
      result: { type: 'output', params: { name: 'text' } },
    },
    edges: [
      { from: 'first.text', to: 'second.before' },
      { from: 'second.text', to: 'result.value' },
    ],
  })
  return JSON.stringify({ workflow: JSON.parse(document) })
}

/** Throws for an answer that is no run of it that succeeded. */
export const checkThreeNodes = (answer: string): void => {
  const { status, outputs } = JSON.parse(answer)
  if (status !== 'succeeded' || !String(outputs.text).endsWith(' and on'))
    throw new Error(`The run is ${status}: ${answer.slice(0, 300)}`)
}
