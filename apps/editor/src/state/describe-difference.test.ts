import { emptyWorkflow } from '@weft/workflow'
import { expect, it } from 'vitest'
import { describeDifference } from './describe-difference.ts'

it('names what differs between two documents and leaves the layout out', () => {
  const before = {
    ...emptyWorkflow('A'),
    nodes: { p: { type: 'prompt', params: { text: 'x' } }, gone: { type: 'preview', params: {} } },
    edges: [{ from: 'p.text', to: 'gone.value' }],
  }
  const after = {
    ...before,
    nodes: { p: { type: 'prompt', params: { text: 'y' } }, here: { type: 'output', params: {} } },
    edges: [],
    layout: { nodes: { p: { x: 5, y: 5 } }, frames: [], notes: [] },
  }
  expect(describeDifference(before, after)).toEqual([
    'lacks the node gone',
    'has the node here',
    'changes text of p',
    'lacks the wire p.text to gone.value',
  ])
  expect(describeDifference(before, before)).toEqual([])
})
