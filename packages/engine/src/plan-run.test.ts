import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld, documentOf, planOf, task } from '../test/world.ts'
import { planRun } from './plan-run.ts'
import { stepKey } from './step-key.ts'

const world = createWorld()
const { registry } = world
const issuesOf = (...given: Parameters<typeof planRun>) =>
  planRun(...given).issues.map(({ code, path }) => [code, path])
const idsOf = (...given: Parameters<typeof planRun>) =>
  planRun(...given).plan?.steps.map(({ nodeId }) => nodeId)

describe('planRun', () => {
  it('orders steps by need, ties by id, and says what feeds them', () => {
    const document = documentOf(
      {
        z: { type: 'prompt', params: { text: 'hi' } },
        b: { type: 'prompt', params: { text: '{x} {y}', y: 'set' } },
        a: { type: 'preview', params: {} },
        c: { type: 'number', params: { value: 1 } },
      },
      [
        ['z.text', 'b.x'],
        ['b.text', 'a.value'],
      ],
    )
    const plan = planOf(world, document)
    expect(plan.steps.map(({ nodeId }) => nodeId)).toEqual(['c', 'z', 'b', 'a'])
    expect(plan.steps[2]).toMatchObject({
      needs: ['z'],
      title: 'Prompt',
      sources: {
        x: { from: 'outputs', outputs: [{ nodeId: 'z', port: 'text' }] },
        y: { from: 'value', value: 'set' },
      },
      requiredInputs: ['x', 'y'],
    })
  })

  it('keeps only what the targets need', () => {
    const document = documentOf({ a: task('a'), b: task('b'), c: task('c') }, [['a.text', 'b.after']])
    expect(idsOf(document, { registry, targets: ['b'] })).toEqual(['a', 'b'])
    expect(idsOf(document, { registry })).toEqual(['a', 'b', 'c'])
    expect(issuesOf(document, { registry, targets: ['nope'] })).toEqual([['unknown-target', '/targets/0']])
  })

  it('passes over what is broken and not needed', () => {
    const document = documentOf({ a: task('a'), broken: { type: 'mask', params: {} } })
    expect(idsOf(document, { registry, targets: ['a'] })).toEqual(['a'])
    expect(issuesOf(document, { registry })).toContainEqual(['mask-missing', '/nodes/broken/params/mask'])
  })

  it('names the nodes of a cycle in order', () => {
    const document = documentOf({ a: task('a'), b: task('b') }, [
      ['a.text', 'b.after'],
      ['b.text', 'a.after'],
    ])
    const { plan, issues } = planRun(document, { registry })
    expect(plan).toBeUndefined()
    expect(issues).toMatchObject([{ code: 'cycle', message: expect.stringMatching(/a → b → a|b → a → b/) }])
  })

  it('leaves out disabled nodes and what needs them', () => {
    const document = documentOf({ a: { ...task('a'), disabled: true }, b: task('b'), c: task('c') }, [
      ['a.text', 'b.after'],
    ])
    expect(idsOf(document, { registry })).toEqual(['c'])
    expect(issuesOf(document, { registry, targets: ['b'] })).toEqual([['target-disabled', '/targets/0']])
    expect(issuesOf(documentOf({ a: { ...task('a'), disabled: true } }), { registry })).toEqual([
      ['nothing-to-run', '/nodes'],
    ])
  })

  it('leads wires round bypassed nodes, through chains of them', () => {
    const joined = { type: 'join-text', params: {}, bypassed: true }
    const document = documentOf({ a: task('a'), b: joined, c: joined, d: { type: 'preview', params: {} } }, [
      ['a.text', 'b.texts'],
      ['b.text', 'c.texts'],
      ['c.text', 'd.value'],
    ])
    const plan = planOf(world, document)
    expect(plan.steps.map(({ nodeId }) => nodeId)).toEqual(['a', 'd'])
    expect(plan.steps[1]?.sources.value).toEqual({
      from: 'outputs',
      outputs: [{ nodeId: 'a', port: 'text' }],
    })
  })

  it('reports a required input that a bypass leaves empty', () => {
    const document = documentOf(
      { n: { type: 'number', params: {}, bypassed: true }, p: { type: 'preview', params: {} } },
      [['n.value', 'p.value']],
    )
    expect(planRun(document, { registry }).issues).toMatchObject([
      { code: 'missing-input', nodeId: 'p', port: 'value' },
    ])
  })

  it('fills in declared inputs and their defaults', () => {
    const document = documentOf(
      {
        a: { type: 'input', params: { name: 'a' } },
        b: { type: 'input', params: { name: 'b', kind: 'integer', default: 3 } },
        o: { type: 'output', params: { name: 'out' } },
      },
      [['a.value', 'o.value']],
    )
    const plan = planOf(world, document, { inputs: { a: 'x' } })
    expect(plan.inputs).toEqual({ a: 'x', b: 3 })
    expect(plan.outputs).toEqual({ out: 'o.value' })
  })

  it('reports everything that is wrong with the inputs at once', () => {
    const document = documentOf({
      a: { type: 'input', params: { name: 'a' } },
      b: { type: 'input', params: { name: 'b', kind: 'integer', minimum: 1, default: 3 } },
      c: { type: 'input', params: { name: 'c', kind: 'choice', choices: ['x', 'y'], default: 'x' } },
      m: { type: 'mask', params: {} },
    })
    const found = issuesOf(document, { registry, inputs: { b: 0, c: 'z', d: 1 } })
    expect(found.map(([, path]) => path).toSorted()).toEqual([
      '/inputs/a',
      '/inputs/b',
      '/inputs/c',
      '/inputs/d',
      '/nodes/m/params/mask',
    ])
  })

  it('knows lanes and kept results before the run, through nodes that only compute', () => {
    const document = documentOf(
      {
        l: { type: 'list', params: { kind: 'text', items: ['red', 'blue'] } },
        p: { type: 'prompt', params: { text: 'a {colour} cat' } },
        m: { type: 'model', params: { model: 'o/m:1', input: { seed: 4 } } },
      },
      [
        ['l.items', 'p.colour'],
        ['p.text', 'm.prompt'],
      ],
    )
    const definition = registry.get('model')
    if (definition === undefined) throw new Error('no model node')
    const keys = ['red', 'blue'].map((colour) =>
      stepKey(
        definition,
        { model: 'o/m:1', input: { seed: 4 } },
        { prompt: `a ${colour} cat`, seed: 4 },
        'sha256:1',
      ),
    )
    const last = (cached: (key: string) => boolean) => planOf(world, document, { cached }).steps.at(-1)
    expect(last((key) => keys.includes(key))).toMatchObject({ nodeId: 'm', lanes: 2, cached: true })
    expect(last((key) => key === keys[0])).toMatchObject({ lanes: 2, cached: false })
  })

  it('plans any graph without cycles so that each step comes after what it needs', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 20 })
          .chain((size) =>
            fc.tuple(
              fc.constant(size),
              fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 40 }),
            ),
          ),
        ([size, pairs]) => {
          const nodes = Object.fromEntries(
            Array.from({ length: size }, (_, at) => [`n${at}`, task(`n${at}`)]),
          )
          const edges = pairs
            .filter(([a, b]) => a < b)
            .map(([a, b]) => [`n${b}.text`, `n${a}.after`] as const)
          const ids = planOf(world, documentOf(nodes, edges)).steps.map(({ nodeId }) => nodeId)
          expect(ids.toSorted()).toEqual(Object.keys(nodes).toSorted())
          for (const [from, to] of edges) {
            expect(ids.indexOf(from.split('.', 1)[0] ?? '')).toBeLessThan(
              ids.indexOf(to.split('.', 1)[0] ?? ''),
            )
          }
        },
      ),
    )
  })
})
