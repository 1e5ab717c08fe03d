import { expect, it } from 'vitest'
import { picture, runNode } from '../../test/run-node.ts'
import type { InputLineage } from '../node-definition.ts'
import type { GridLayout } from '../picture-edits.ts'

const gridOf = async (
  count: number,
  params: { readonly columns?: number; readonly labels?: boolean },
  lineage: InputLineage = [],
) => {
  const layouts: GridLayout[] = []
  const images = Array.from({ length: count }, () => picture('1'))
  const { outputs } = await runNode(
    'image-grid',
    params,
    { images },
    {
      lineage: { images: lineage },
      drawGrid: async (pictures, layout) => {
        expect(pictures).toHaveLength(count)
        layouts.push(layout)
        return picture('9')
      },
    },
  )
  expect(outputs).toEqual({ image: picture('9') })
  return layouts[0]
}

it('lays pictures out nearly square, or in as many columns as asked for', async () => {
  expect(await gridOf(5, {})).toEqual({ columns: 3, gap: 16 })
  expect(await gridOf(5, { columns: 2 })).toEqual({ columns: 2, gap: 16 })
  expect(await gridOf(2, { columns: 9 })).toEqual({ columns: 2, gap: 16 })
})

it('labels rows and columns of every combination of two lists', async () => {
  const lineage = ['red', 'blue'].flatMap((value, index) =>
    [0.5, 1, 1.5].map((strength, at) => [{ index, value }, { index: at, value: strength }, { index: 0 }]),
  )
  expect(await gridOf(6, {}, lineage)).toEqual({
    columns: 3,
    gap: 16,
    rowLabels: ['red', 'blue'],
    columnLabels: ['0.5', '1', '1.5'],
  })
  expect(await gridOf(6, { labels: false }, lineage)).toEqual({ columns: 3, gap: 16 })
  expect(await gridOf(6, { columns: 4 }, lineage)).toMatchObject({
    columns: 4,
    captions: ['red, 0.5', 'red, 1', 'red, 1.5', 'blue, 0.5', 'blue, 1', 'blue, 1.5'],
  })
})

it('captions each picture otherwise, by place where the value is a picture', async () => {
  const one = [[{ index: 0 }], [{ index: 1 }], [{ index: 2 }]]
  expect(await gridOf(3, {}, one)).toMatchObject({ captions: ['#1', '#2', '#3'] })
  const alike = [[{ index: 0, value: 'x' }], [{ index: 0, value: 'x' }]]
  expect(await gridOf(2, {}, alike)).toEqual({ columns: 2, gap: 16 })
})

it('labels combinations of three lists: the one that changes fastest across, the others down, with their names', async () => {
  const lineage = ['red', 'blue'].flatMap((colour, first) =>
    [2, 3].flatMap((guidance, second) =>
      [7, 8, 9].map((seed, third) => [
        { index: third, value: seed, name: 'seed' },
        { index: first, value: colour, name: 'colour' },
        { index: second, value: guidance, name: 'guidance' },
      ]),
    ),
  )
  expect(await gridOf(12, {}, lineage)).toEqual({
    columns: 3,
    gap: 16,
    columnLabels: ['seed 7', 'seed 8', 'seed 9'],
    rowLabels: ['red, guidance 2', 'red, guidance 3', 'blue, guidance 2', 'blue, guidance 3'],
  })
})

it('leaves gaps where pictures are missing and says so', async () => {
  const notes: string[] = []
  const { outputs } = await runNode(
    'image-grid',
    {},
    { images: [picture('1'), null, picture('2')] },
    {
      context: { note: (text) => notes.push(text) },
      drawGrid: async (pictures) => {
        expect(pictures).toEqual([picture('1'), undefined, picture('2')])
        return picture('9')
      },
    },
  )
  expect(outputs).toEqual({ image: picture('9') })
  expect(notes).toEqual([
    '1 of 3 pictures is missing, because its call failed. Run what is missing to fill the gap.',
  ])
})

it('says so when there is no picture', async () => {
  await expect(runNode('image-grid', {}, { images: [] })).rejects.toMatchObject({ code: 'invalid_input' })
})
