import { emptyWorkflow, type WorkflowDocument } from '@weft/workflow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { portsOf } from '../../state/ports-of.ts'
import { nameOfNode } from '../name-of-node.ts'
import { portsIn } from '../sample-document.fixture.ts'
import { flowWindow } from './flow-window.ts'
import { createSceneMaker, type GraphScene, type SceneSources } from './graph-scene.ts'
import { nextWindow } from './next-window.ts'
import { passingWires } from './passing-wires.ts'
import { type Area, placeGrid, touches } from './place-grid.ts'
import { selectionAfter } from './selection-after.ts'
import { wireAt } from './wire-at.ts'
import { curveReach } from './wire-curve.ts'
import { wirePaths } from './wire-paths.ts'
import { createWiresNear } from './wires-near.ts'

/** Prompts in a row, each joined into the next. */
function chain(count: number): WorkflowDocument {
  const ids = Array.from({ length: count }, (_, index) => `n${index}`)
  return {
    ...emptyWorkflow('Chain'),
    nodes: Object.fromEntries(ids.map((id) => [id, { type: 'join-text', params: {} }])),
    edges: ids.slice(1).map((id, index) => ({ from: `n${index}.text`, to: `${id}.texts` })),
    layout: {
      nodes: Object.fromEntries(ids.map((id, index) => [id, { x: index * 400, y: 0 }])),
      frames: [],
      notes: [],
    },
  }
}

function sourcesOf(document: WorkflowDocument): SceneSources {
  const ports = portsIn(document)
  return {
    document,
    measured: new Map(),
    handles: new Map(),
    issues: {},
    dragged: new Map(),
    portsOf: (_, id) => ports(id),
    nameOf: nameOfNode,
  }
}

const sceneOf = (document: WorkflowDocument): GraphScene => createSceneMaker()(sourcesOf(document))
const area = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.integer({ min: 0, max: 3000 }),
  height: fc.integer({ min: 0, max: 3000 }),
})

describe('placeGrid', () => {
  it('finds exactly what touches an area, in the order given', () => {
    fc.assert(
      fc.property(fc.array(area, { maxLength: 40 }), area, (items: Area[], asked) => {
        expect(placeGrid(items).within(asked)).toEqual(items.filter((item) => touches(item, asked)))
      }),
    )
  })
})

describe('scene', () => {
  it('keeps every box and wire that an edit or a drag does not touch', () => {
    const document = chain(5)
    const make = createSceneMaker()
    const sources = sourcesOf(document)
    const before = make(sources)
    expect(make({ ...sources })).toBe(before)
    const after = make({ ...sources, dragged: new Map([['n0', { x: 0, y: 500 }]]) })
    expect(after.boxes.get('n0')).toMatchObject({ x: 0, y: 500 })
    for (const id of ['n1', 'n2', 'n3', 'n4']) expect(after.boxes.get(id)).toBe(before.boxes.get(id))
    expect(after.wires[0]).not.toBe(before.wires[0])
    expect(after.wires.slice(1)).toEqual(before.wires.slice(1))
    expect(after.wires[2]).toBe(before.wires[2])
  })

  it('is the same one after a letter was typed, and another one after a title was', () => {
    const document = chain(5)
    const make = createSceneMaker()
    const sources = { ...sourcesOf(document), portsOf }
    const before = make(sources)
    const edited = (part: object): WorkflowDocument => ({
      ...document,
      nodes: { ...document.nodes, n2: { type: 'join-text', params: {}, ...part } },
    })
    expect(make({ ...sources, document: edited({ params: { separator: ', ' } }) })).toBe(before)
    const titled = make({ ...sources, document: edited({ title: 'Words' }) })
    expect(titled.boxes.get('n2')?.name).toBe('Words')
    expect(titled.boxes.get('n1')).toBe(before.boxes.get('n1'))
  })

  it('makes a card that was never drawn higher by the words about what is wrong with it, and no other', () => {
    const document = chain(3)
    const make = createSceneMaker()
    const sources = sourcesOf(document)
    const before = make(sources)
    const issue = {
      code: 'missing-input',
      severity: 'error',
      message: 'It needs texts.',
      nodeId: 'n0',
    } as const
    const ofField = { ...issue, path: '/nodes/n0/params/texts', port: 'texts' }
    const issues = { n0: [ofField, { ...issue, path: '/nodes/n0' }] }
    const after = make({ ...sources, issues })
    const heights = [before, after].map(({ boxes }) => boxes.get('n0')?.height ?? 0)
    // A line of 15 pixels each, 4 pixels under the field, and 12 around what is wrong with the card as a whole.
    expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBe(15 + 4 + 15 + 12)
    expect(after.boxes.get('n1')).toBe(before.boxes.get('n1'))
    expect(make({ ...sources, issues: { ...issues } })).toMatchObject({ boxes: after.boxes })
    const drawn = new Map([['n0', { width: 280, height: 100 }]])
    expect(make({ ...sources, issues, measured: drawn }).boxes.get('n0')?.height).toBe(100)
  })

  it('leads wires through their points, which go along when both ends are dragged, and finds them there', () => {
    const plain = chain(3)
    const wire = 'n0.text>n1.texts'
    const through = (points: readonly { x: number; y: number }[]) => ({
      ...plain,
      layout: { ...plain.layout, reroutes: { [wire]: points } },
    })
    const document = through([{ x: 300, y: -900 }])
    const make = createSceneMaker()
    const scene = make(sourcesOf(document))
    expect(scene.wires[0]).toMatchObject({ stops: [{ x: 300, y: -900 }], y: -900 })
    const near = { reach: 8, isPainted: () => true }
    expect(wireAt(scene, { x: 300, y: -900 }, near)?.id).toBe(wire)
    expect(wireAt(sceneOf(plain), { x: 300, y: -900 }, near)).toBeUndefined()

    const moved = make(sourcesOf(through([{ x: 300, y: -400 }])))
    expect(moved.wires[0]).toMatchObject({ stops: [{ x: 300, y: -400 }] })
    expect(moved.wires[1]).toBe(scene.wires[1])
    const dragged = new Map([
      ['n0', { x: 0, y: 50 }],
      ['n1', { x: 400, y: 50 }],
    ])
    expect(make({ ...sourcesOf(document), dragged }).wires[0]?.stops).toEqual([{ x: 300, y: -850 }])
    expect(make(sourcesOf(plain)).wires[0]?.stops).toEqual([])
  })

  it('has frames under smaller ones, and notes by their first line, where they are dragged to', () => {
    const box = { x: 0, y: 0, width: 400, height: 300 }
    const plain = chain(1)
    const layout = {
      ...plain.layout,
      frames: [
        { id: 'small', title: 'Small', ...box },
        { id: 'large', title: 'Large', ...box, width: 900, color: 'teal' },
      ],
      notes: [{ id: 'note', text: '# **Plan** of the day\n\nand more', ...box }],
    }
    const make = createSceneMaker()
    const sources = sourcesOf({ ...plain, layout })
    expect(make(sources).frames).toMatchObject([
      { id: 'frames:large', title: 'Large', tint: 'teal', isNote: false },
      { id: 'frames:small', title: 'Small' },
      { id: 'notes:note', title: 'Plan of the day', isNote: true },
    ])
    const dragged = new Map([['notes:note', { x: 70, y: 80 }]])
    expect(make({ ...sources, dragged }).frames[2]).toMatchObject({ x: 70, y: 80 })
    expect(make(sources).frames[2]).toMatchObject({ x: 0, y: 0 })
  })

  it('draws wires from the socket of an output to that of an input', () => {
    const scene = sceneOf(chain(2))
    const [from, to] = [scene.boxes.get('n0')!, scene.boxes.get('n1')!]
    expect(scene.wires[0]!.start.x).toBe(from.x + from.width)
    expect(scene.wires[0]!.end.x).toBe(to.x)
    expect(scene.wires[0]!.kind).toBe('text')
  })

  it('finds the wire under a point, and none beside it', () => {
    const scene = sceneOf(chain(3))
    const { start, end, id } = scene.wires[1]!
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
    expect(wireAt(scene, middle, { reach: 4, isPainted: () => true })?.id).toBe(id)
    expect(wireAt(scene, middle, { reach: 4, isPainted: () => false })).toBeUndefined()
    expect(
      wireAt(scene, { x: middle.x, y: middle.y + 300 }, { reach: 4, isPainted: () => true }),
    ).toBeUndefined()
  })
})

describe('window', () => {
  const scene = sceneOf(chain(200))
  const situation = {
    scene,
    view: { x: 0, y: 0, width: 4000, height: 800 },
    shown: new Set<string>(),
    isOverview: false,
    pinned: new Set<string>(),
    isMoving: false,
    sinceMount: 1000,
  }

  it('fills the view with cards a few a frame, nearest to the middle first, and then rests', () => {
    let next = nextWindow(situation)
    expect(next.shown.has('n5') || next.shown.has('n4')).toBe(true)
    let frames = 1
    while (!next.isDone && frames < 50) {
      next = nextWindow({ ...situation, shown: next.shown })
      frames += 1
    }
    expect([...next.shown].toSorted()).toEqual(
      scene.boxGrid
        .within(situation.view)
        .map((box) => box.id)
        .toSorted(),
    )
    expect(frames).toBeGreaterThan(3)
    expect(nextWindow({ ...situation, shown: next.shown }).shown).toBe(next.shown)
  })

  it('has no cards when too much is in view, but for those that are pinned', () => {
    const wide = {
      ...situation,
      view: { x: 0, y: 0, width: 80_000, height: 800 },
      shown: new Set(['n1', 'n2']),
    }
    const next = nextWindow({ ...wide, pinned: new Set(['n2', 'gone']) })
    expect(next).toMatchObject({ isOverview: true, isDone: true })
    expect([...next.shown]).toEqual(['n2'])
  })

  it('stays painted while the hand still zooms in, and mounts slowly while it moves', () => {
    expect(nextWindow({ ...situation, isOverview: true, isMoving: true }).isOverview).toBe(true)
    expect(nextWindow({ ...situation, isOverview: true }).isOverview).toBe(false)
    expect(nextWindow({ ...situation, isMoving: true, sinceMount: 10 }).shown.size).toBe(0)
    expect(nextWindow({ ...situation, isMoving: true }).shown.size).toBe(1)
  })

  it('leaves what comes into a moving view painted while most of it are cards, and mounts it when it rests', () => {
    const inView = scene.boxGrid.within(situation.view).map((box) => box.id)
    const most = new Set(inView.slice(1))
    expect(nextWindow({ ...situation, isMoving: true, shown: most }).shown).toBe(most)
    const few = new Set(inView.slice(0, Math.floor(inView.length / 2)))
    expect(nextWindow({ ...situation, isMoving: true, shown: few }).shown.size).toBe(few.size + 1)
    expect(nextWindow({ ...situation, shown: most }).shown.size).toBe(inView.length)
  })
})

describe('createWiresNear', () => {
  it('gives all wires that cross an area, whatever was asked for before, and looks only when the view has left', () => {
    const scene = sceneOf(chain(30))
    const wires = (found: GraphScene['wires'], asked: Area) =>
      found.filter((wire) => touches(wire, curveReach(asked))).map(({ id }) => id)
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 8 }), (views) => {
        const wiresNear = createWiresNear()
        for (const view of views)
          expect(wires(wiresNear(scene, view), view)).toEqual(wires(scene.wires, view))
      }),
    )
    const wiresNear = createWiresNear()
    const found = wiresNear(scene, { x: 4000, y: -100, width: 800, height: 400 })
    expect(wiresNear(scene, { x: 4300, y: -200, width: 700, height: 400 })).toBe(found)
    expect(wiresNear(scene, { x: 4500, y: -100, width: 800, height: 400 })).not.toBe(found)
    expect(wiresNear(sceneOf(chain(3)), { x: 0, y: -100, width: 800, height: 400 }).length).toBe(2)
  })
})

describe('passingWires', () => {
  it('are those that cross the view with a card at neither end, the same list while they are the same', () => {
    // A long wire over all others, from the first node to the last.
    const document = chain(12)
    const scene = sceneOf({
      ...document,
      edges: [...document.edges, { from: 'n0.text', to: 'n11.texts' }],
    })
    const view = { x: 2000, y: -100, width: 800, height: 400 }
    const shown = new Set(['n5', 'n6', 'n7'])
    const found = passingWires(scene, view, shown, [])
    const ends = found.map(({ from, to }) => `${from} ${to}`)
    expect(ends).toContain('n0 n11')
    // The next ones beside the cards lie within half a view; those farther off are left out.
    expect(ends).toContain('n3 n4')
    expect(ends).not.toContain('n0 n1')
    for (const id of shown) expect(ends.join(' ')).not.toContain(id)
    expect(passingWires(scene, view, shown, found)).toBe(found)
    expect(passingWires(scene, view, new Set(['n0', ...shown]), found).length).toBe(found.length - 1)
    const paths = wirePaths(found)
    expect([...paths.keys()]).toEqual(['text'])
    expect(paths.get('text')?.match(/M/g)?.length).toBe(found.length)
    expect(paths.get('text')).toMatch(/^(M[-\d.]+ [-\d.]+(C[-\d.]+( [-\d.]+){5})+)+$/)
  })
})

describe('flowWindow', () => {
  it('gives React Flow the cards with all their wires, the other ends hidden, and the selection', () => {
    const document = chain(10)
    const part = flowWindow({
      document,
      scene: sceneOf(document),
      shown: new Set(['n4']),
      settled: new Set(),
      selection: ['n9'],
      measured: new Map(),
    })
    expect(Object.keys(part.document.nodes).toSorted()).toEqual(['n3', 'n4', 'n5', 'n9'])
    expect(part.document.edges).toHaveLength(2)
    expect(part.standIns.get('n4')).toMatchObject({ hidden: false })
    expect(part.standIns.get('n3')).toMatchObject({ hidden: true })
    expect(part.standIns.get('n3')?.handles?.map((handle) => handle.id)).toContain('text')
  })
})

describe('selectionAfter', () => {
  it('replaces, adds, or takes out', () => {
    expect(selectionAfter(['a'], ['b'], false)).toEqual(['b'])
    expect(selectionAfter(['a'], ['b'], true)).toEqual(['a', 'b'])
    expect(selectionAfter(['a', 'b'], ['b'], true)).toEqual(['a'])
  })
})
