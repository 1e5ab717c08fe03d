import { expect, it } from 'vitest'
import { createWorld, documentOf, picture, runDocument, task } from '../test/world.ts'
import { keptResults } from './kept-results.ts'
import { targetsFrom } from './targets-from.ts'

const list = (...items: string[]) => ({ type: 'list', params: { kind: 'text', items } })

it('follows items through combinations, picks and lanes to the lists they came from', async () => {
  const document = documentOf(
    {
      colours: list('red', 'blue'),
      shapes: list('dot', 'line'),
      all: { type: 'combine', params: { names: ['colour', 'shape'] } },
      last: { type: 'pick', params: { from: 2, to: 3 } },
      made: { type: 'prompt', params: { text: '{colour} {shape}' } },
      some: { type: 'prompt', params: { text: 'a {colour}' } },
    },
    [
      ['colours.items', 'all.colour'],
      ['shapes.items', 'all.shape'],
      ['all.colour', 'made.colour'],
      ['all.shape', 'made.shape'],
      ['all.colour', 'last.items'],
      ['last.items', 'some.colour'],
    ],
  )
  const { state } = await runDocument(createWorld(), document)
  expect(state?.nodes.made?.outputs).toEqual({ text: ['red dot', 'red line', 'blue dot', 'blue line'] })
  expect(state?.nodes.made?.lanes?.[2]?.lineage).toEqual({
    'colours.items': { index: 1, value: 'blue' },
    'shapes.items': { index: 0, value: 'dot' },
  })
  expect(state?.nodes.some?.lanes?.map(({ lineage }) => lineage)).toEqual([
    { 'colours.items': { index: 1, value: 'blue' } },
    { 'colours.items': { index: 1, value: 'blue' } },
  ])
})

it('keeps what the other lanes made when one fails', async () => {
  const document = documentOf(
    { words: list('good', 'bad', 'fine'), each: task('each'), after: task('after') },
    [
      ['words.items', 'each.item'],
      ['each.text', 'after.after'],
    ],
  )
  const { state } = await runDocument(createWorld(), document)
  expect(state?.nodes.each).toMatchObject({
    status: 'failed',
    outputs: { text: ['each:good', 'each:fine'] },
    lanes: [{ status: 'succeeded' }, { status: 'failed' }, { status: 'succeeded' }],
  })
  expect(state?.nodes.after).toMatchObject({ status: 'skipped' })
})

it('goes on with gaps where a node takes them, and fills them when what failed is run again', async () => {
  const world = createWorld()
  const grid = { type: 'image-grid', params: {} }
  const document = documentOf(
    {
      words: { type: 'list', params: { kind: 'text', items: ['good', 'bad', 'fine'], name: 'word' } },
      each: { type: 'picture-task', params: {} },
      grid,
      shown: { type: 'output', params: { name: 'grid' } },
      after: { type: 'resize-image', params: { width: 4 } },
    },
    [
      ['words.items', 'each.word'],
      ['each.image', 'grid.images'],
      ['grid.image', 'shown.value'],
      ['each.image', 'after.image'],
    ],
  )
  const { state } = await runDocument(world, document)
  expect(state.status).toBe('failed')
  expect(state.nodes.each?.lanes?.[1]).toMatchObject({
    status: 'failed',
    lineage: { 'words.items': { index: 1, value: 'bad', name: 'word' } },
  })
  expect(state.nodes.grid).toMatchObject({ status: 'succeeded' })
  expect(state.nodes.grid?.notes?.[0]).toMatch(/^1 of 3 pictures is missing/)
  expect(state.outputs.grid).toMatchObject({ asset: picture('9').asset })
  expect(state.nodes.after).toMatchObject({ status: 'skipped' })

  world.mend()
  const again = await runDocument(world, document, {}, keptResults(state))
  expect(again.state.status).toBe('succeeded')
  expect(again.state.nodes.each?.lanes?.map(({ cached }) => cached)).toEqual([true, false, true])
  expect(again.state.nodes.grid?.notes).toBeUndefined()
  expect(again.state.nodes.grid?.cached).toBe(false)
})

it('starts from a node with all that can run after it', () => {
  const document = documentOf(
    {
      a: task('a'),
      b: task('b'),
      c: { ...task('c'), bypassed: true },
      d: task('d'),
      e: { ...task('e'), disabled: true },
      f: task('f'),
    },
    [
      ['a.text', 'b.after'],
      ['b.text', 'c.item'],
      ['c.text', 'd.item'],
      ['b.text', 'e.item'],
      ['e.text', 'f.item'],
    ],
  )
  expect(targetsFrom(document, ['b'])).toEqual(['b', 'd'])
})
