import type { Json } from '@weft/ports'
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
    'changes text of p from “x” to “y”',
    'lacks the wire p.text to gone.value',
  ])
  expect(describeDifference(before, before)).toEqual([])
})

it('tells a value only where it is short and shows the change', () => {
  const params = (text: Json, seed: Json) => ({
    ...emptyWorkflow('A'),
    nodes: { p: { type: 'prompt', params: { text, seed } } },
    edges: [],
  })
  const long = 'a'.repeat(80)
  expect(describeDifference(params(long, 1), params(`${long}b`, 1))).toEqual(['changes text of p'])
  expect(describeDifference(params('', 1), params('', 2))).toEqual(['changes seed of p from 1 to 2'])
  expect(describeDifference(params('', 1), params('x', 1))).toEqual(['changes text of p from nothing to “x”'])
  expect(describeDifference(params('x', { a: 1 }), params('x', 2))).toEqual(['changes seed of p'])
  expect(describeDifference(params('x', 1), params('y', 2))).toEqual(['changes seed, text of p'])
})
