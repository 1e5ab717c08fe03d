import type { RunState } from '@weft/engine'
import type { ImageValue } from '@weft/ports'
import { emptyWorkflow } from '@weft/workflow'
import { expect, it } from 'vitest'
import { imagesOfRun } from './images-of-run.ts'

const picture = (digit: string): ImageValue => ({
  asset: `sha256:${digit.repeat(64)}`,
  mediaType: 'image/png',
  width: 8,
  height: 8,
})

it('gives what a run made, each picture once, and leaves out what was brought along', () => {
  const document = {
    ...emptyWorkflow(),
    nodes: {
      photo: { type: 'load-image', params: { image: { asset: picture('a').asset } } },
      made: { type: 'pick', params: {} },
      shown: { type: 'preview', params: {} },
    },
  }
  const node = (outputs: { readonly [port: string]: ImageValue | readonly ImageValue[] }) => ({
    status: 'succeeded' as const,
    cached: false,
    outputs,
  })
  const run: RunState = {
    id: 'r',
    status: 'succeeded',
    version: '',
    inputs: {},
    outputs: {},
    nodes: {
      photo: node({ image: picture('a') }),
      made: node({ items: [picture('b'), picture('c')] }),
      shown: node({ value: picture('b') }),
    },
    simulated: true,
    createdAt: '2026-01-01T00:00:00.000Z',
    seq: 3,
  }
  expect(imagesOfRun(run, document).map((shown) => [shown.image.asset[7], shown.nodeId])).toEqual([
    ['b', 'made'],
    ['c', 'made'],
  ])
})
