import ELK from 'elkjs/lib/elk.bundled.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { portsIn, sampleDocument } from '../sample-document.fixture.ts'
import type { Area } from './area.ts'
import { innermostFrames, tidyAreas } from './tidy-areas.ts'
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
  it('changes nothing when it is done again, wherever things and frames stood', async () => {
    const ids = Object.keys(sampleDocument.nodes)
    const elk = new ELK()
    const place = fc.integer({ min: -400, max: 1600 })
    const area = (least: number, most: number) => {
      const side = fc.integer({ min: least, max: most })
      return fc.record({ x: place, y: place, width: side, height: side })
    }
    const everything = fc.tuple(
      fc.array(area(120, 420), { minLength: ids.length, maxLength: ids.length }),
      fc.array(area(200, 2000), { maxLength: 4 }),
    )
    const again = async (all: ReadonlyMap<string, Area>): Promise<ReadonlyMap<string, Area>> => {
      const areas = tidyAreas(all, [])
      const frameOf = innermostFrames(areas)
      const { edges } = sampleDocument
      const graph = tidyGraph({ areas, frameOf, edges, portsOf: portsIn(sampleDocument) })
      const places = tidyPlaces(await elk.layout(graph), areas, 8)
      // Cards keep their size.
      return new Map(
        [...all].map(([id, before]) => {
          const { width, height } = before
          const after = places.get(id) ?? before
          return [id, id.startsWith('frames:') ? after : { ...after, width, height }]
        }),
      )
    }
    await fc.assert(
      fc.asyncProperty(everything, async ([cards, frames]) => {
        const all = new Map<string, Area>([
          ...cards.map((card, index) => [ids[index] ?? '', card] as const),
          ...frames.map((frame, index) => [`frames:${index}`, frame] as const),
        ])
        const once = await again(all)
        expect(await again(once)).toEqual(once)
      }),
      { numRuns: 40 },
    )
  })
})
