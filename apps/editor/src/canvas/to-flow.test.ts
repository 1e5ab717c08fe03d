import { applyEdit, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { portsIn, sampleDocument } from './sample-document.fixture.ts'
import { type FlowSources, toFlow, wireId } from './to-flow.ts'

function sources(document: WorkflowDocument, part: Partial<FlowSources> = {}): FlowSources {
  return {
    document,
    selection: [],
    selectedWires: [],
    dragged: new Map(),
    measured: new Map(),
    running: [],
    outputType: (nodeId, port) => portsIn(document)(nodeId)?.outputs.find((output) => output.name === port),
    nameOf: (nodeId) => nodeId,
    nameOfWire: ({ from, to }) => `${from} to ${to}`,
    ...part,
  }
}

/** Ids of the nodes and wires that are other objects than before. */
function redrawn(before: ReturnType<typeof toFlow>, after: ReturnType<typeof toFlow>): string[] {
  const known = new Set<unknown>([...before.nodes, ...before.edges])
  return [...after.nodes, ...after.edges].filter((item) => !known.has(item)).map((item) => item.id)
}

describe('toFlow', () => {
  it('draws every node where its layout says and every wire in the colour of its type', () => {
    const flow = toFlow(sources(sampleDocument))
    expect(flow.nodes.find((node) => node.id === 'join')?.position).toEqual({ x: 320, y: 96 })
    expect(flow.edges.map((edge) => [edge.id, edge.data?.kind, edge.data?.list])).toEqual([
      ['prompt.text>join.texts', 'text', false],
      ['other.text>join.texts', 'text', false],
      ['join.text>show.value', 'text', false],
      ['photo.image>mask.image', 'image', false],
    ])
    expect(flow.edges[0]).toMatchObject({
      source: 'prompt',
      sourceHandle: 'text',
      target: 'join',
      targetHandle: 'texts',
    })
  })

  it('places nodes without a layout apart from each other', () => {
    const { nodes } = toFlow(sources(sampleDocument))
    const places = nodes.map((node) => `${node.position.x} ${node.position.y}`)
    expect(new Set(places).size).toBe(nodes.length)
  })

  it('gives the very same object when nothing it shows changed', () => {
    const before = toFlow(sources(sampleDocument))
    expect(toFlow(sources({ ...sampleDocument, name: 'Other' }), before)).toBe(before)
    const typed = applyEdit(sampleDocument, {
      kind: 'set-param',
      nodeId: 'prompt',
      path: ['text'],
      value: 'x',
    })
    expect(toFlow(sources(typed.document), before)).toBe(before)
  })

  it('makes new objects only for what moved, was selected, was measured or began to run', () => {
    const before = toFlow(sources(sampleDocument))
    const step = (part: Partial<FlowSources>) =>
      redrawn(before, toFlow(sources(sampleDocument, part), before))
    expect(step({ dragged: new Map([['prompt', { x: 8, y: 8 }]]) })).toEqual(['prompt'])
    expect(step({ selection: ['show'] })).toEqual(['show'])
    expect(step({ measured: new Map([['mask', { width: 280, height: 90 }]]) })).toEqual(['mask'])
    expect(step({ running: ['join'] })).toEqual(['prompt.text>join.texts', 'other.text>join.texts'])
    expect(step({ selectedWires: ['join.text>show.value'] })).toEqual(['join.text>show.value'])
  })

  it('keeps the list of wires when only a node moved', () => {
    const before = toFlow(sources(sampleDocument))
    const after = toFlow(sources(sampleDocument, { dragged: new Map([['prompt', { x: 1, y: 1 }]]) }), before)
    expect(after.edges).toBe(before.edges)
    expect(after.nodes).not.toBe(before.nodes)
  })

  it('leaves out wires to nodes that are not there', () => {
    const edge = { from: 'gone.text', to: 'join.texts' }
    const flow = toFlow(sources({ ...sampleDocument, edges: [...sampleDocument.edges, edge] }))
    expect(flow.edges.map((drawn) => drawn.id)).not.toContain(wireId(edge))
  })
})
