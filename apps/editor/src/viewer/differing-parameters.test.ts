import { describe, expect, it } from 'vitest'
import { compareParameters } from './differing-parameters.ts'

const named = (values: { readonly [name: string]: unknown }) =>
  Object.entries(values).map(([name, value]) => ({ name, title: name.toUpperCase(), value }))
const picture = (asset: string) => ({ asset, mediaType: 'image/png', width: 8, height: 6 })

describe('comparing parameters', () => {
  it('puts what differs first, with a value for each picture', () => {
    const rows = compareParameters([
      named({ prompt: 'a heron', steps: 28, seed: 1 }),
      named({ prompt: 'a heron', steps: 28, seed: 2, mask: 'x' }),
    ])
    expect(rows).toEqual([
      { name: 'seed', title: 'SEED', values: ['1', '2'], differs: true },
      { name: 'mask', title: 'MASK', values: [undefined, 'x'], differs: true },
      { name: 'prompt', title: 'PROMPT', values: ['a heron', 'a heron'], differs: false },
      { name: 'steps', title: 'STEPS', values: ['28', '28'], differs: false },
    ])
  })

  it('tells pictures of one size apart, and reads them by their size', () => {
    const [row] = compareParameters([named({ image: picture('a') }), named({ image: picture('b') })])
    expect(row).toMatchObject({ differs: true, values: ['8 × 6 picture', '8 × 6 picture'] })
    expect(compareParameters([named({ n: 1 }), named({ n: '1' })])[0]?.differs).toBe(true)
  })
})
