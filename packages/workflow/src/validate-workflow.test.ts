import type { Port } from '@weft/ports'
import { describe, expect, it } from 'vitest'
import {
  applyEdit,
  emptyWorkflow,
  type NodeCatalog,
  type NodeInterface,
  validateWorkflow,
  type WorkflowDocument,
} from './index.ts'

const port = (name: string, kind: Port['kind'], more: Partial<Port> = {}): Port => ({
  name,
  title: name,
  kind,
  list: false,
  required: false,
  order: 0,
  ...more,
})

const types: { readonly [type: string]: NodeInterface } = {
  prompt: {
    inputs: [port('colour', 'text')],
    outputs: [port('text', 'text')],
    paramPaths: { colour: ['colour'] },
    issues: [],
  },
  model: {
    inputs: [
      port('prompt', 'text', { required: true }),
      port('image', 'image', { required: true }),
      port('seed', 'integer', { minimum: 0, maximum: 9 }),
      port('images', 'image', { list: true }),
      port('wired', 'text', { required: true }),
    ],
    outputs: [port('output', 'image', { list: true })],
    paramPaths: { prompt: ['input', 'prompt'], image: ['input', 'image'], seed: ['input', 'seed'] },
    issues: [],
  },
  broken: {
    inputs: [],
    outputs: [],
    issues: [
      { code: 'model-not-pinned', severity: 'error', message: 'Pin it.', path: '/nodes/bad/params/model' },
    ],
  },
  strict: {
    inputs: [port('seed', 'integer')],
    outputs: [],
    issues: [{ code: 'wrong-type', severity: 'error', message: 'Told.', path: '/nodes/s/params/seed' }],
  },
}

const catalog: NodeCatalog = {
  info: (type) =>
    Object.hasOwn(types, type) ? { type, title: type, isSink: false, canBypass: true } : undefined,
  interfaceOf: (_document, _nodeId, node) => types[node.type],
}

function workflow(nodes: WorkflowDocument['nodes'], ...wires: [string, string][]): WorkflowDocument {
  return { ...emptyWorkflow(), nodes, edges: wires.map(([from, to]) => ({ from, to })) }
}

const node = (type: string, params: WorkflowDocument['nodes'][string]['params'] = {}) => ({ type, params })
const flux = node('model', { input: { image: 'https://x.y/a.png' } })
const short = (document: WorkflowDocument) =>
  validateWorkflow(document, catalog).map((issue) => `${issue.code} ${issue.path}`)

describe('validateWorkflow', () => {
  it('finds nothing wrong with what is right', () => {
    const nodes = { p: node('prompt'), flux }
    expect(short(workflow(nodes, ['p.text', 'flux.prompt'], ['p.text', 'flux.wired']))).toEqual([])
  })

  it('reports everything at once', () => {
    const nodes = {
      p: node('prompt', { colour: 3 }),
      flux: node('model', { input: { seed: 12 } }),
      u: node('constructor'),
    }
    const document = workflow(
      nodes,
      ['p.text', 'flux.seed'],
      ['p.nothing', 'flux.prompt'],
      ['ghost.x', 'flux.image'],
      ['u.any', 'flux.images'],
      ['p.text', 'flux.wired'],
      ['flux.output', 'flux.images'],
    )
    expect(short(document)).toEqual([
      'wrong-type /nodes/p/params/colour',
      'unknown-node-type /nodes/u/type',
      'type-mismatch /edges/0',
      'missing-port /edges/1',
      'missing-node /edges/2',
      'cycle /edges/5',
    ])
  })

  it('says which node and port lack what, and where it can be set', () => {
    const [prompt, image, wired] = validateWorkflow(workflow({ flux: node('model') }), catalog)
    expect(prompt).toEqual({
      code: 'missing-input',
      severity: 'error',
      message: '`flux` needs text for `prompt`: connect it or set it.',
      path: '/nodes/flux/params/input/prompt',
      nodeId: 'flux',
      port: 'prompt',
    })
    expect(image?.message).toContain('an image')
    expect(wired?.message).toBe('`flux` needs text for `wired`: connect it.')
  })

  it('asks nothing of nodes that do not run, and ignores a value under an edge', () => {
    expect(short(workflow({ flux: { ...node('model'), disabled: true } }))).toEqual([])
    expect(short(workflow({ flux: { ...node('model'), bypassed: true } }))).toEqual([])
    const nodes = { p: node('prompt'), q: node('prompt', { colour: 3 }) }
    expect(short(workflow(nodes, ['p.text', 'q.colour']))).toEqual([])
  })

  it('names both sides of a misfit', () => {
    const [issue] = validateWorkflow(
      workflow({ p: node('prompt'), flux }, ['p.text', 'flux.seed']),
      catalog,
    ).filter(({ code }) => code === 'type-mismatch')
    expect(issue).toMatchObject({
      message: '`flux.seed` takes a whole number from 0 to 9, but `p.text` gives text.',
      nodeId: 'flux',
      port: 'seed',
    })
  })

  it('lets one edge feed a port for one value, and many a port for a list', () => {
    const nodes = { a: node('prompt'), b: node('prompt'), c: node('prompt'), flux, f2: flux }
    const issues = validateWorkflow(
      workflow(
        nodes,
        ['a.text', 'c.colour'],
        ['b.text', 'c.colour'],
        ['flux.output', 'f2.images'],
        ['flux.output', 'f2.image'],
      ),
      catalog,
    ).filter(({ code }) => code !== 'missing-input')
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['too-many-edges', '/edges/1']])
  })

  it('names cycles in order, one for each knot', () => {
    const nodes = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, node('prompt')]))
    const issues = validateWorkflow(
      workflow(
        nodes,
        ['c.text', 'a.colour'],
        ['a.text', 'b.colour'],
        ['b.text', 'c.colour'],
        ['d.text', 'e.colour'],
        ['e.text', 'd.colour'],
      ),
      catalog,
    )
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['cycle', '/edges/0'],
      ['cycle', '/edges/4'],
    ])
    expect(issues[0]?.message).toContain('`a` → `b` → `c` → `a`')
  })

  it('does not call edges wrong where the ports are not known for now', () => {
    const document = workflow(
      { bad: node('broken'), p: node('prompt'), q: node('prompt') },
      ['p.text', 'bad.prompt'],
      ['bad.output', 'q.colour'],
    )
    expect(short(document)).toEqual(['model-not-pinned /nodes/bad/params/model'])
  })

  it('tells once what the catalog tells too, and hands on the edit that mends it', () => {
    const issues = validateWorkflow(workflow({ s: node('strict', { seed: 'x' }) }), catalog)
    expect(issues).toMatchObject([
      { message: 'Told.', fix: { kind: 'set-param', nodeId: 's', path: ['seed'] } },
    ])
  })

  it('offers edits that mend what they are offered for', () => {
    const nodes = { p: node('prompt', { colour: 3 }), q: node('prompt'), flux }
    let document = workflow(
      nodes,
      ['p.text', 'flux.prompt'],
      ['p.text', 'flux.wired'],
      ['q.text', 'flux.prompt'],
      ['p.no', 'q.colour'],
      ['x.y', 'q.colour'],
    )
    for (let round = 0; round < 9; round += 1) {
      const fix = validateWorkflow(document, catalog).find((issue) => issue.fix !== undefined)?.fix
      if (fix !== undefined) document = applyEdit(document, fix).document
    }
    expect(short(document)).toEqual([])
  })

  it('checks a thousand nodes in well under 50 ms', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `n${index}`)
    const nodes = Object.fromEntries(ids.map((id) => [id, node('prompt')]))
    const wires = ids.slice(1).map((id, index): [string, string] => [`${ids[index]}.text`, `${id}.colour`])
    const document = workflow(nodes, ...wires)
    validateWorkflow(document, catalog)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      expect(validateWorkflow(document, catalog)).toEqual([])
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})
