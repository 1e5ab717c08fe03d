import { applyEdit } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { removeEdit } from './remove-edit.ts'
import { portsIn, sampleDocument } from './sample-document.fixture.ts'

const remove = (nodeIds: readonly string[], edges = sampleDocument.edges.slice(0, 0)) => {
  const edit = removeEdit({ document: sampleDocument, nodeIds, edges, portsOf: portsIn(sampleDocument) })
  return applyEdit(sampleDocument, edit!)
}

describe('removeEdit', () => {
  it('heals the wire a node stood in with the first thing that fed it', () => {
    const { document, inverse } = remove(['join'])
    expect(document.nodes.join).toBeUndefined()
    expect(document.edges).toContainEqual({ from: 'prompt.text', to: 'show.value' })
    expect(applyEdit(document, inverse).document.edges).toEqual(sampleDocument.edges)
  })

  it('heals past several deleted nodes, and never with one that is deleted too', () => {
    expect(remove(['join', 'prompt']).document.edges).toContainEqual({ from: 'other.text', to: 'show.value' })
    expect(remove(['join', 'prompt', 'other']).document.edges).toEqual([
      { from: 'photo.image', to: 'mask.image' },
    ])
  })

  it('takes only the wires when no node is selected, and does nothing without a selection', () => {
    const edge = sampleDocument.edges[0]!
    expect(remove([], [edge]).document.edges).toEqual(sampleDocument.edges.slice(1))
    expect(
      removeEdit({ document: sampleDocument, nodeIds: [], edges: [], portsOf: portsIn(sampleDocument) }),
    ).toBeUndefined()
  })
})
