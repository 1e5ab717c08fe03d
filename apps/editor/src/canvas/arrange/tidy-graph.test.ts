import ELK from 'elkjs/lib/elk.bundled.js'
import { describe, expect, it } from 'vitest'
import { portsIn, sampleDocument } from '../sample-document.fixture.ts'
import type { Area } from './area.ts'
import { tidyGraph, tidyPlaces } from './tidy-graph.ts'

const card: Area = { x: 0, y: 0, width: 280, height: 160 }

describe('tidy', () => {
  it('puts what feeds to the left of what is fed, overlapping nothing, and frames around what they hold', async () => {
    const ids = Object.keys(sampleDocument.nodes)
    const areas = new Map([...ids.map((id) => [id, card] as const), ['frames:f', card] as const])
    const graph = tidyGraph({
      areas,
      frameOf: new Map([
        ['prompt', 'frames:f'],
        ['other', 'frames:f'],
      ]),
      edges: sampleDocument.edges,
      portsOf: portsIn(sampleDocument),
    })
    const places = tidyPlaces(await new ELK().layout(graph), areas, 8)
    expect([...places.keys()].toSorted()).toEqual([...areas.keys()].toSorted())
    const at = (id: string) => places.get(id)!
    for (const { from, to } of sampleDocument.edges) {
      const [source = '', target = ''] = [from.split('.')[0], to.split('.')[0]]
      expect(at(source).x + at(source).width).toBeLessThan(at(target).x)
    }
    for (const one of ids)
      for (const other of ids) {
        if (one >= other) continue
        const isApart =
          at(one).x + card.width <= at(other).x ||
          at(other).x + card.width <= at(one).x ||
          at(one).y + card.height <= at(other).y ||
          at(other).y + card.height <= at(one).y
        expect(isApart).toBe(true)
      }
    const frame = at('frames:f')
    for (const id of ['prompt', 'other']) {
      expect(at(id).x).toBeGreaterThan(frame.x)
      expect(at(id).y).toBeGreaterThan(frame.y + 40)
      expect(at(id).y + card.height).toBeLessThan(frame.y + frame.height)
    }
  })
})
