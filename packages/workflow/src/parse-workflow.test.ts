import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWorkflow, serializeWorkflow } from './index.ts'

const codes = (input: unknown) => parseWorkflow(input).issues.map((issue) => `${issue.code} ${issue.path}`)
const base = { weft: 1, name: 'x', nodes: { a: { type: 'prompt', params: { text: 'hi' } } } }

describe('parseWorkflow', () => {
  it('reads an object and a text alike, with or without a byte order mark', () => {
    const { document, issues } = parseWorkflow(base)
    expect(issues).toEqual([])
    expect(document?.nodes.a).toEqual({ type: 'prompt', params: { text: 'hi' } })
    expect(parseWorkflow(JSON.stringify(base)).document).toEqual(document)
    expect(parseWorkflow(`\uFEFF${JSON.stringify(base)}`).document).toEqual(document)
  })

  it.each([
    ['not-json', '{'],
    ['not-json', ''],
    ['not-a-workflow', null],
    ['not-a-workflow', '[]'],
    ['not-a-workflow', 3],
    ['bad-version', {}],
    ['bad-version', { weft: '1', nodes: {} }],
    ['bad-version', { weft: 0, nodes: {} }],
    ['newer-version', { weft: 2, nodes: {} }],
    ['bad-nodes', { weft: 1, nodes: [] }],
  ])('refuses with %s: %j', (code, input) => {
    const { document, issues } = parseWorkflow(input)
    expect(document).toBeUndefined()
    expect(issues).toMatchObject([{ code, severity: 'error' }])
  })

  it('refuses what is too deep, goes round or throws', () => {
    expect(codes(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)[0]).toMatch(/^(too-large|not-json) $/)
    const round: { [key: string]: unknown } = { weft: 1, nodes: {} }
    round.self = round
    expect(codes(round)).toEqual(['too-large '])
    const hostile = {
      weft: 1,
      get nodes(): never {
        throw new Error('no')
      },
    }
    expect(codes(hostile)).toEqual(['too-large '])
  })

  it('takes a hand-written document without a version for the first', () => {
    expect(codes({ nodes: {} })).toEqual(['missing-version /weft'])
  })

  it('drops a bad edge, not the document, and points at it', () => {
    const edges = [
      { from: 'a.text', to: 'b.x' },
      { from: 'a' },
      3,
      { from: 'a.text', to: 'b.x' },
      { from: 'a.', to: 'b.x' },
    ]
    const { document, issues } = parseWorkflow({ ...base, edges })
    expect(document?.edges).toEqual([edges[0]])
    expect(issues.map((issue) => [issue.code, issue.path])).toEqual([
      ['bad-edge', '/edges/1'],
      ['bad-edge', '/edges/2'],
      ['double-edge', '/edges/3'],
      ['bad-edge', '/edges/4'],
    ])
    expect(codes({ ...base, edges: 'x' })).toEqual(['bad-edges /edges'])
  })

  it('keeps what it can of a bad node', () => {
    const nodes = {
      a: 3,
      b: { params: { x: 1 }, title: 4, bypassed: 'yes' },
      c: { type: 'x', params: [], disabled: true },
      'my.node/1': { type: 'x', params: {} },
    }
    const edges = [{ from: 'my.node/1.out', to: 'c.in' }]
    const layout = { nodes: { 'my.node/1': { x: 1, y: 2 }, b: { x: 'left' } } }
    const { document, issues } = parseWorkflow({ ...base, nodes, edges, layout })
    expect(document?.nodes).toEqual({
      b: { type: 'unknown', params: { x: 1 } },
      c: { type: 'x', params: {}, disabled: true },
      'my-node-1': { type: 'x', params: {} },
    })
    expect(document?.edges).toEqual([{ from: 'my-node-1.out', to: 'c.in' }])
    expect(document?.layout.nodes).toEqual({ 'my-node-1': { x: 1, y: 2 } })
    expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toEqual([
      'bad-node /nodes/a',
      'bad-node-type /nodes/b/type',
      'bad-node-key /nodes/b/title',
      'bad-node-key /nodes/b/bypassed',
      'bad-params /nodes/c/params',
      'bad-node-id /nodes/my.node~11',
      'bad-layout /layout/nodes/b',
    ])
  })

  it('keeps unknown things, says so, and writes them back', () => {
    const input = {
      ...base,
      $schema: './workflow.schema.json',
      plugins: [{ z: 1 }],
      nodes: { a: { type: 'from-the-future', params: { q: { r: [null] } }, flavour: 'sweet' } },
      edges: [{ from: 'a.b', to: 'c.d', style: 'dashed' }],
      layout: { nodes: {}, frames: [], notes: [], zoom: 2 },
    }
    const { document, issues } = parseWorkflow(input)
    expect(issues.map((issue) => `${issue.severity} ${issue.path}`)).toEqual([
      'info /nodes/a/flavour',
      'info /plugins',
    ])
    const written = JSON.parse(serializeWorkflow(document!))
    expect(written).toMatchObject(input)
  })

  it('treats names of the prototype as data', () => {
    const text = `{"weft":1,"nodes":{"constructor":{"type":"x","params":{"__proto__":{"polluted":1}}},"__proto__":{"type":"y"}},"__proto__":{"z":1}}`
    const { document } = parseWorkflow(text)
    expect(Object.keys(document!.nodes)).toEqual(['constructor', 'proto'])
    expect(serializeWorkflow(document!)).toContain('"__proto__": {\n          "polluted": 1')
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('pins models by their digest, and drops one without a schema', () => {
    const good = { schema: { Input: {} }, media: { image: 'image', bad: 'smell' } }
    const models = {
      'o/good:1': good,
      'o/changed:1': { ...good, digest: `sha256:${'0'.repeat(64)}` },
      'o/bad:1': { schema: 3 },
    }
    const { document, issues } = parseWorkflow({ ...base, models })
    expect(Object.keys(document!.models)).toEqual(['o/good:1', 'o/changed:1'])
    expect(document!.models['o/good:1']?.media).toEqual({ image: 'image' })
    expect(document!.models['o/changed:1']?.digest).toBe(document!.models['o/good:1']?.digest)
    expect(issues.map((issue) => issue.path)).toEqual(['/models/o~1changed:1/digest', '/models/o~1bad:1'])
  })

  it('never throws, and what it gives can be written and read again without a change', () => {
    const part = fc.oneof(fc.anything(), fc.jsonValue())
    const anything = fc.oneof(
      part,
      fc.string(),
      fc.record({
        weft: fc.constant(1),
        nodes: fc.dictionary(fc.string(), part),
        edges: part,
        models: part,
        layout: part,
        name: part,
      }),
    )
    fc.assert(
      fc.property(anything, (input) => {
        const { document, issues } = parseWorkflow(input)
        if (document === undefined) {
          expect(issues.length).toBeGreaterThan(0)
          return
        }
        const text = serializeWorkflow(document)
        const again = parseWorkflow(text)
        expect(
          again.issues.filter((issue) => issue.severity === 'error' && issue.code !== 'unknown-key'),
        ).toEqual([])
        expect(serializeWorkflow(again.document!)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
})
