import type { Json, Port } from '@weft/ports'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from './read-address.ts'
import { readGiven } from './read-given.ts'
import { shareLink } from './share-link.ts'

const port = (name: string, fields: Partial<Port>): Port => ({
  name,
  title: name,
  kind: 'text',
  list: false,
  required: false,
  order: 0,
  ...fields,
})

describe('the address of a form', () => {
  it('names the workflow, gives inputs, and carries a token in its fragment alone', () => {
    const url = new URL('http://localhost/app/my-flow?subject=owl&style=a&style=b&embed=1#token=weft_abc')
    const address = readAddress(url)
    expect(address).toMatchObject({ slug: 'my-flow', isEmbedded: true, token: 'weft_abc' })
    expect([...address.given]).toEqual([
      ['subject', ['owl']],
      ['style', ['a', 'b']],
    ])
    expect(readAddress(new URL('http://localhost/app/x?token=weft_abc')).token).toBeUndefined()
  })

  it.each<[Partial<Port>, string[], Json]>([
    [{ kind: 'integer' }, ['3'], 3],
    [{ kind: 'integer' }, ['three'], 'three'],
    [{ kind: 'boolean' }, ['0'], false],
    [{ kind: 'boolean' }, ['perhaps'], 'perhaps'],
    [{ kind: 'choice', choices: [1, 2] }, ['2'], 2],
    [{ kind: 'image' }, ['https://example.org/a.png'], 'https://example.org/a.png'],
    [{ kind: 'secret' }, ['HF_TOKEN'], { secret: 'HF_TOKEN' }],
    [{ kind: 'json' }, ['{"a":1}'], { a: 1 }],
    [{ kind: 'json' }, ['{"a":'], '{"a":'],
    [{ kind: 'text', list: true }, ['a', 'b'], ['a', 'b']],
  ])('gives %j from %j', (fields, texts, value) => {
    expect(readGiven(port('x', fields), texts)).toEqual(value)
  })

  it('gives back what a shared link was made of', () => {
    const ports = [
      port('subject', {}),
      port('two words', { kind: 'number' }),
      port('on', { kind: 'boolean' }),
      port('tags', { list: true }),
      port('extra', { kind: 'json' }),
    ]
    const values = fc.record({
      subject: fc.string(),
      'two words': fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      on: fc.boolean(),
      tags: fc.array(fc.string(), { minLength: 1 }),
      extra: fc.jsonValue({ maxDepth: 1 }).map((value): Json => JSON.parse(JSON.stringify(value))),
    })
    fc.assert(
      fc.property(values, (given) => {
        const link = shareLink(
          'http://localhost:4600',
          { slug: 'x', token: undefined },
          { inputs: ports },
          given,
        )
        const address = readAddress(new URL(link))
        const read = ports.map(({ name, ...rest }) => [
          name,
          readGiven({ name, ...rest }, address.given.get(name) ?? []),
        ])
        expect(Object.fromEntries(read)).toEqual(given)
      }),
      { numRuns: 30 },
    )
  })

  it('passes the token of a share link on, and leaves pictures out that no address can hold', () => {
    const inputs = [port('photo', { kind: 'image' })]
    const address = { slug: 'x', token: 'weft_1' }
    const link = shareLink('http://localhost', address, { inputs }, { photo: 'data:image/png;base64,AAAA' })
    expect(link).toBe('http://localhost/app/x#token=weft_1')
  })
})
