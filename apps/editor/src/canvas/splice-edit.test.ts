import { applyEdit, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { portsIn, sampleDocument } from './sample-document.fixture.ts'
import { spliceEdit } from './splice-edit.ts'

const edge = { from: 'join.text', to: 'show.value' }
const withNode = (type: string): WorkflowDocument => ({
  ...sampleDocument,
  nodes: { ...sampleDocument.nodes, extra: { type, params: {} } },
})

describe('spliceEdit', () => {
  it('puts a node into a wire whose two sides it fits', () => {
    const document = withNode('join-text')
    const edit = spliceEdit(document, 'extra', edge, portsIn(document))!
    const { edges } = applyEdit(document, edit).document
    expect(edges).toHaveLength(sampleDocument.edges.length + 1)
    expect(edges).toContainEqual({ from: 'join.text', to: 'extra.texts' })
    expect(edges).toContainEqual({ from: 'extra.text', to: 'show.value' })
    expect(edges).not.toContainEqual(edge)
  })

  it('leaves a wire alone when the node does not fit, or is wired already', () => {
    const document = withNode('mask')
    expect(spliceEdit(document, 'extra', edge, portsIn(document))).toBeUndefined()
    expect(spliceEdit(sampleDocument, 'mask', edge, portsIn(sampleDocument))).toBeUndefined()
  })
})
