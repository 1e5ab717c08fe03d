import { applyEdit } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { clipText, pasteStep } from './clip.ts'
import { sampleDocument } from './sample-document.fixture.ts'

describe('copy and paste', () => {
  it('brings nodes and the wires between them under new ids, at the point', () => {
    const step = pasteStep(sampleDocument, clipText(sampleDocument, ['prompt', 'join']), { x: 1000, y: 40 })!
    const { document, inverse, issue } = applyEdit(sampleDocument, step.edit)
    expect(issue).toBeUndefined()
    expect(step.nodeIds).toHaveLength(2)
    const [prompt, join] = step.nodeIds
    expect(document.nodes[prompt!]).toEqual(sampleDocument.nodes.prompt)
    expect(document.layout.nodes[prompt!]).toMatchObject({ x: 1000, y: 40 })
    expect(document.layout.nodes[join!]).toMatchObject({ x: 1320, y: 136 })
    expect(document.edges).toContainEqual({ from: `${prompt}.text`, to: `${join}.texts` })
    expect(document.edges).toHaveLength(sampleDocument.edges.length + 1)
    expect(applyEdit(document, inverse).document).toEqual(sampleDocument)
  })

  it('brings what fed the originals when it is asked to, and frames, notes and points', () => {
    const wire = 'prompt.text>join.texts'
    const { nodes } = sampleDocument.layout
    const box = { x: 8, y: 8, width: 80, height: 40 }
    const layout = {
      nodes,
      frames: [{ id: 'frame', title: 'Words', ...box }],
      notes: [{ id: 'note', text: 'Hi', ...box }],
      reroutes: { [wire]: [{ x: 160, y: 40 }] },
    }
    const document = { ...sampleDocument, layout }
    const text = clipText(document, ['prompt', 'join', 'frames:frame', 'notes:note'])
    const step = pasteStep(document, text, { x: 1000, y: 0 }, { incoming: true })!
    expect(step.boxIds).toEqual(['frames:frame-2', 'notes:note-2'])
    const after = applyEdit(document, step.edit)
    const [prompt, join] = step.nodeIds
    expect(after.document.edges).toContainEqual({ from: 'other.text', to: `${join}.texts` })
    expect(after.document.layout.reroutes?.[`${prompt}.text>${join}.texts`]).toEqual([{ x: 1160, y: 40 }])
    expect(after.document.layout.notes[1]).toMatchObject({ id: 'note-2', x: 1008, y: 8 })
    expect(applyEdit(after.document, after.inverse).document).toEqual(document)
  })

  it('can be pasted twice, and into another document', () => {
    const text = clipText(sampleDocument, ['prompt'])
    const once = applyEdit(sampleDocument, pasteStep(sampleDocument, text, { x: 0, y: 0 })!.edit).document
    const twice = applyEdit(once, pasteStep(once, text, { x: 0, y: 0 })!.edit).document
    expect(Object.keys(twice.nodes)).toHaveLength(Object.keys(sampleDocument.nodes).length + 2)
    // None of them lies exactly on another, where nobody would see it.
    const places = Object.values(twice.layout.nodes).map(({ x, y }) => `${x} ${y}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('leaves whole workflows and other texts alone', () => {
    for (const text of ['hello', '{}', JSON.stringify(sampleDocument), '{"weftNodes":'])
      expect(pasteStep(sampleDocument, text, { x: 0, y: 0 })).toBeUndefined()
  })
})
