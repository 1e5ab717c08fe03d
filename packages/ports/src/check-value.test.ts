import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkValue, isSeedPort, type Port, type PortKind, portKinds } from './index.ts'

const asset = `sha256:${'0f'.repeat(32)}`
const port = (kind: PortKind, more: Partial<Port> = {}): Port => ({
  name: 'field',
  title: 'Field',
  kind,
  list: false,
  required: false,
  order: 0,
  ...more,
})

/** Port, value, and the problems as `path code`; none when it fits. */
const table: readonly (readonly [Port, unknown, ...string[]])[] = [
  [port('text'), 'x'],
  [port('text'), 3, ' wrong-type'],
  [port('text'), null, ' wrong-type'],
  [port('text', { nullable: true }), null],
  [port('text', { schema: { maxLength: 2 } }), 'abc', ' schema-mismatch'],
  [port('integer'), 3],
  [port('integer'), 3.5, ' wrong-type'],
  [port('integer'), '3', ' wrong-type'],
  [port('integer', { minimum: 1, maximum: 4 }), 5, ' out-of-range'],
  [port('number'), 3.5],
  [port('number'), Number.NaN, ' wrong-type'],
  [port('number', { minimum: 0 }), -0.1, ' out-of-range'],
  [port('number', { schema: { exclusiveMinimum: 0 } }), 0, ' schema-mismatch'],
  [port('boolean'), true],
  [port('boolean'), 1, ' wrong-type'],
  [port('choice', { choices: ['1', '2'] }), '1'],
  [port('choice', { choices: ['1', '2'] }), 1, ' not-a-choice'],
  [port('choice', { choices: [512] }), '512', ' not-a-choice'],
  [port('image'), { asset }],
  [port('image'), { asset: 'sha256:12' }, 'asset wrong-asset'],
  [port('image'), 'https://example.com/a.png'],
  [port('image'), 'http://example.com/a.png', ' wrong-type'],
  [port('image'), 'file:///etc/passwd', ' wrong-type'],
  [port('image'), 'data:image/png;base64,AA'],
  [port('image'), 'data:text/html,x', ' wrong-type'],
  [port('file', { media: 'any' }), 'data:text/plain,x'],
  [port('mask'), '', ' wrong-type'],
  [port('image', { list: true }), [{ asset }, 'x'], '1 wrong-type'],
  [port('image', { list: true }), { asset }, ' wrong-type'],
  [port('integer', { list: true, maximum: 3 }), [1, 9, 'x'], '1 out-of-range', '2 wrong-type'],
  [port('text', { list: true, schema: { maxItems: 1 } }), ['a', 'b'], ' schema-mismatch'],
  [port('loras'), [{ weights: 'fofr/flux-pixar-cars', scale: 0.9 }]],
  [port('loras'), [{ weights: 'a/b', scale: 1, enabled: false }]],
  [
    port('loras'),
    [{ weights: '', scale: '1', enabled: 1 }],
    '0.weights wrong-lora',
    '0.scale wrong-lora',
    '0.enabled wrong-lora',
  ],
  [port('loras'), ['a/b'], '0 wrong-lora'],
  [port('loras'), 'a/b', ' wrong-type'],
  [port('secret'), { secret: 'HF_TOKEN' }],
  [port('secret'), 'hunter2', ' literal-secret'],
  [port('secret'), { secret: 'not a name' }, ' literal-secret'],
  [port('secret', { list: true }), 'hunter2', ' wrong-type'],
  [port('json'), { a: 1 }],
  [port('json'), null],
  [port('json'), undefined, ' wrong-type'],
  [
    port('json', { schema: { type: 'object', required: ['x'], properties: { x: { type: 'number' } } } }),
    {},
    ' schema-mismatch',
  ],
  [
    port('json', { schema: { type: 'object', properties: { x: { type: 'number' } } } }),
    { x: 'a' },
    'x schema-mismatch',
  ],
  [port('json', { list: true }), {}, ' wrong-type'],
  [port('any'), [1, 'x']],
  [port('any'), undefined, ' wrong-type'],
  [port('integer', { name: 'seed' }), { control: 'random' }],
  [port('integer', { name: 'noise_seed' }), { control: 'fixed', value: 7 }],
  [port('integer', { name: 'seed' }), { control: 'shuffle' }, 'control wrong-seed-control'],
  [port('integer', { name: 'seed', maximum: 9 }), { control: 'increment', value: 10 }, 'value out-of-range'],
  [port('integer', { name: 'steps' }), { control: 'random' }, ' wrong-type'],
]

describe('checkValue', () => {
  it.each(table.map(([on, value, ...problems]) => ({ on, value, problems })))(
    '$on.kind $on.name takes $value: $problems',
    ({ on, value, problems }) => {
      const found = checkValue(on, value)
      expect(found.map((problem) => `${problem.path.join('.')} ${problem.code}`)).toEqual(problems)
      for (const { message } of found) expect(message).toMatch(/^[A-Z].*\.$/s)
    },
  )

  it('never quotes what may be a secret', () => {
    for (const list of [false, true]) {
      for (const value of ['hunter2', ['hunter2'], { secret: 'hunter2 ' }, { key: 'hunter2' }]) {
        expect(JSON.stringify(checkValue(port('secret', { list }), value))).not.toContain('hunter2')
      }
    }
  })

  it('says how to write a choice that only differs in its JSON type', () => {
    const [problem] = checkValue(port('choice', { choices: ['512'] }), 512)
    expect(problem?.message).toBe('Expected one of "512", found 512. Write it as "512".')
  })

  it('gives problems, and never throws, for anything on any port', () => {
    const ports = fc.record({
      kind: fc.constantFrom(...portKinds),
      list: fc.boolean(),
      schema: fc.jsonValue(),
    })
    fc.assert(
      fc.property(ports, fc.anything(), (more, value) => {
        expect(Array.isArray(checkValue(port(more.kind, { list: more.list }), value))).toBe(true)
      }),
    )
  })
})

describe('isSeedPort', () => {
  it('knows a seed by its name and kind', () => {
    expect(isSeedPort(port('integer', { name: 'seed' }))).toBe(true)
    expect(isSeedPort(port('integer', { name: 'noise_seed' }))).toBe(true)
    expect(isSeedPort(port('integer', { name: 'seeds' }))).toBe(false)
    expect(isSeedPort(port('number', { name: 'seed' }))).toBe(false)
    expect(isSeedPort(port('integer', { name: 'seed', list: true }))).toBe(false)
  })
})
