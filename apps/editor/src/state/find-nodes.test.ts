import { applyEdit, type Edit, emptyWorkflow } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { findNodes } from './find-nodes.ts'

const edits: readonly Edit[] = [
  {
    kind: 'add-node',
    nodeId: 'right',
    node: {
      type: 'prompt',
      params: { text: 'A quiet ocean at golden hour, with soft clouds and a small boat' },
    },
    layout: { x: 400, y: 0 },
  },
  {
    kind: 'add-node',
    nodeId: 'left',
    node: { type: 'prompt', title: 'Golden words', params: { text: 'x' } },
    layout: { x: 0, y: 0 },
  },
  { kind: 'add-node', nodeId: 'out', node: { type: 'output', params: { name: 'image' } } },
]
const document = edits.reduce((now, edit) => applyEdit(now, edit).document, emptyWorkflow('Find'))

describe('findNodes', () => {
  it('finds by title and by the text of parameters, from left to right, with what stands around it', () => {
    expect(findNodes(document, 'golden')).toEqual([
      { nodeId: 'left', name: 'Golden words' },
      { nodeId: 'right', name: 'Prompt', excerpt: 'A quiet ocean at golden hour, with soft clouds…' },
    ])
  })

  it('needs every word, and knows types', () => {
    expect(findNodes(document, 'golden BOAT').map((found) => found.nodeId)).toEqual(['right'])
    expect(findNodes(document, 'output').map((found) => found.nodeId)).toEqual(['out'])
    expect(findNodes(document, '  ')).toEqual([])
    expect(findNodes(document, 'nowhere')).toEqual([])
  })
})
