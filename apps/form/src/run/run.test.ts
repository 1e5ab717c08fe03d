import type { RunEvent, RunEventBody } from '@weft/engine'
import { foldRun, type RunState } from '@weft/engine'
import { describe, expect, it } from 'vitest'
import { describeEnd } from './describe-end.ts'
import { describeProgress } from './describe-progress.ts'
import { outputsSoFar } from './outputs-so-far.ts'
import { sayRun } from './say-run.ts'

const picture = (name: string) => ({
  asset: `sha256:${name.repeat(64)}` as const,
  mediaType: 'image/webp',
  width: 8,
  height: 8,
})
const failure = { code: 'content_rejected', message: 'NSFW content detected.', retryable: false } as const
const titles = new Map([['flux', 'FLUX']])
const form = {
  id: 'x',
  slug: 'x',
  version: 'v',
  published: true,
  name: 'X',
  description: '',
  inputs: [],
  outputs: [{ name: 'images', from: 'flux.output' }, { name: 'words' }],
}

/** A run of one node that runs twice, and what happened in it. */
function runOf(...bodies: readonly RunEventBody[]): RunState {
  const start: RunEventBody = {
    type: 'run-start',
    version: 'v',
    inputs: {},
    steps: [{ nodeId: 'flux', nodeType: 'model', title: 'FLUX', needs: [] }],
    seeds: {},
    simulated: false,
  }
  const events = [start, ...bodies].map(
    (body, at): RunEvent => ({ ...body, runId: 'r', seq: at + 1, at: '2026-11-29T00:00:00.000Z' }),
  )
  const run = foldRun(events)
  if (run === undefined) throw new Error('no run')
  return run
}

const begun: readonly RunEventBody[] = [
  { type: 'node-start', nodeId: 'flux', lanes: 2 },
  { type: 'node-start', nodeId: 'flux', lane: 0 },
  { type: 'node-progress', nodeId: 'flux', lane: 0, step: 7, steps: 28 },
  { type: 'node-waiting', nodeId: 'flux', lane: 1, reason: 'Waits for the rate limit, 10 s' },
]
const half: readonly RunEventBody[] = [
  ...begun,
  { type: 'node-end', nodeId: 'flux', lane: 0, outputs: { output: [picture('a')] }, cached: false },
]

describe('a run on the page', () => {
  it('says what is under way of each picture, and what waits', () => {
    expect(describeProgress(runOf(...begun), titles)).toEqual([
      { key: 'flux.0', title: 'FLUX, 1 of 2', words: 'step 7 of 28', fraction: 0.25 },
      { key: 'flux.1', title: 'FLUX, 2 of 2', words: 'Waits for the rate limit, 10 s' },
    ])
  })

  it('shows a picture as soon as it is there', () => {
    const run = runOf(...half)
    expect(outputsSoFar(run, form.outputs)).toEqual([{ name: 'images', value: [picture('a')] }])
    expect(
      sayRun({ past: { key: 'k', at: 0, version: 'v', inputs: {} }, followed: { run, titles } }, form),
    ).toBe('Running. One picture is there.')
  })

  it('tells a partial failure in words, with the reason once and what is there', () => {
    const run = runOf(
      ...half,
      { type: 'node-error', nodeId: 'flux', lane: 1, error: failure },
      { type: 'node-error', nodeId: 'flux', error: failure },
      { type: 'run-end', status: 'failed', outputs: { images: [picture('a')] }, error: failure },
    )
    expect(describeEnd(run)).toEqual({
      tone: 'partly',
      headline: 'A part of this failed. What was finished is here.',
      details: ['NSFW content detected.'],
    })
    expect(describeProgress(run, titles)).toEqual([])
  })

  it('does not let a shortfall of a success pass unseen', () => {
    const note = 'Two pictures were asked for, and one came.'
    const run = runOf(
      { type: 'node-start', nodeId: 'flux' },
      { type: 'node-progress', nodeId: 'flux', note },
      { type: 'node-end', nodeId: 'flux', outputs: {}, cached: false },
      { type: 'run-end', status: 'succeeded', outputs: {} },
    )
    expect(describeEnd(run)).toEqual({ tone: 'partly', headline: 'Done', details: [note] })
  })
})
