import type { NodeRunState } from '@weft/engine'
import { expect, it } from 'vitest'
import { type SweepLane, sweepCells } from './sweep-cells.ts'

const lane = (lineage: SweepLane['lineage'], isFailed = false): SweepLane => ({
  nodeId: 'flux',
  port: 'output',
  lineage,
  state: stateOf(isFailed),
})

const stateOf = (isFailed: boolean): NodeRunState =>
  isFailed
    ? {
        status: 'failed',
        cached: false,
        error: { code: 'internal', message: 'it broke', retryable: false },
      }
    : {
        status: 'succeeded',
        cached: false,
        outputs: { output: [{ asset: 'sha256:1', mediaType: 'image/png', width: 8, height: 8 }] },
      }

it('puts combinations into rows and columns, in the order of the sweep, with a place for what failed', () => {
  const lanes = ['red', 'blue'].flatMap((value, index) =>
    [2, 3, 4].map((guidance, at) =>
      lane(
        {
          'guidance.items': { index: at, value: guidance, name: 'guidance' },
          'colours.items': { index, value, name: 'colour' },
          'one.items': { index: 0, value: 'same' },
        },
        index === 1 && at === 1,
      ),
    ),
  )
  const found = sweepCells(lanes, { order: ['colours.items', 'guidance.items'] })
  expect(found.lists).toEqual(['colours.items', 'guidance.items'])
  expect(found.columns).toEqual(['guidance 2', 'guidance 3', 'guidance 4'])
  expect(found.rows.map(({ label }) => label)).toEqual(['red', 'blue'])
  expect(found.rows[1]?.cells[1]).toMatchObject({
    lane: 4,
    status: 'failed',
    error: 'it broke',
    pictures: [],
  })
  expect(found.rows[0]?.cells[2]?.pictures).toHaveLength(1)
})

it('keeps a single list in one row, its cells with labels of their own', () => {
  const lanes = [7, 8].map((value, index) => lane({ 'seed.items': { index, value, name: 'Seed' } }))
  const found = sweepCells(lanes)
  expect(found.columns).toEqual([])
  expect(found.rows[0]?.cells.map((cell) => cell?.words)).toEqual([['Seed 7'], ['Seed 8']])
})
