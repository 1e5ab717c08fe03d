import { emptyWorkflow, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { portsOf } from './ports-of.ts'

const start: WorkflowDocument = {
  ...emptyWorkflow('Wired'),
  nodes: {
    photos: { type: 'list', params: { kind: 'image', items: [] } },
    words: { type: 'list', params: { kind: 'text', items: [] } },
    first: { type: 'pick', params: {} },
    again: { type: 'pick', params: {} },
  },
}
const wired = (...edges: readonly [from: string, to: string][]): WorkflowDocument => ({
  ...start,
  edges: edges.map(([from, to]) => ({ from, to })),
})
const kind = (document: WorkflowDocument, nodeId: string) => portsOf(document, nodeId)?.outputs[0]?.kind

describe('portsOf', () => {
  it('follows what is wired to a node whose outputs depend on it, through several', () => {
    expect(kind(start, 'first')).toBe('any')
    expect(kind(wired(['photos.items', 'first.items']), 'first')).toBe('image')
    const chain = wired(['words.items', 'first.items'], ['first.item', 'again.items'])
    expect(kind(chain, 'again')).toBe('text')
    const other = wired(['photos.items', 'first.items'], ['first.item', 'again.items'])
    expect(kind(other, 'again')).toBe('image')
    expect(kind(start, 'again')).toBe('any')
  })

  it('gives a mask the size of the picture it is painted on, also after another one came in its place', () => {
    const photo = (width: number) => ({
      type: 'load-image',
      params: { image: { asset: `sha256:${'a'.repeat(64)}`, width, height: 480 } },
    })
    const document: WorkflowDocument = {
      ...start,
      nodes: { photo: photo(640), mask: { type: 'mask', params: {} } },
      edges: [{ from: 'photo.image', to: 'mask.image' }],
    }
    const size = (of: WorkflowDocument) => portsOf(of, 'mask')?.outputs[0]?.size
    expect(size({ ...document, edges: [] })).toBeUndefined()
    expect(size(document)).toEqual({ width: 640, height: 480 })
    const other = { ...document, nodes: { ...document.nodes, photo: photo(500) } }
    expect(size(other)).toEqual({ width: 500, height: 480 })
  })

  it('gives the same ports while nothing they depend on changed, and ends in a circle', () => {
    const one = wired(['photos.items', 'first.items'])
    const two = { ...one, name: 'Other' }
    expect(portsOf(two, 'first')).toBe(portsOf(one, 'first'))
    expect(portsOf(two, 'photos')).toBe(portsOf(one, 'photos'))
    const circle = wired(['first.item', 'again.items'], ['again.item', 'first.items'])
    expect(kind(circle, 'first')).toBe('any')
  })

  it('gives the same ports after a letter was typed', () => {
    const typed = (text: string): WorkflowDocument => ({
      ...start,
      nodes: { ...start.nodes, prompt: { type: 'prompt', params: { text } } },
    })
    const before = typed('golden hou')
    const ports = portsOf(before, 'prompt')
    expect(ports?.outputs[0]?.kind).toBe('text')
    expect(portsOf({ ...typed('golden hour'), edges: before.edges, models: before.models }, 'prompt')).toBe(
      ports,
    )
  })

  it('goes down a chain of any length', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `n${index}`)
    const chain: WorkflowDocument = {
      ...start,
      nodes: {
        ...start.nodes,
        ...Object.fromEntries(ids.map((id) => [id, { type: 'invert-mask', params: {} }])),
        last: { type: 'pick', params: {} },
      },
      edges: [
        ...ids.slice(1).map((id, index) => ({ from: `n${index}.mask`, to: `${id}.mask` })),
        { from: `${ids.at(-1)}.mask`, to: 'last.items' },
      ],
    }
    expect(kind(chain, 'last')).toBe('mask')
  })
})
