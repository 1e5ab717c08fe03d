import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPrices } from '@weft/pricing'
import { workflowVersion } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, fluxModel, output } from './documents.ts'
import { openFaultyReplicate } from './faulty-replicate.ts'
import { openRuntime, run, temporaryDirectory } from './open-runtime.ts'

describe('a workflow inside another one, at a provider that bills', () => {
  it('costs what its own calls cost, once, and nothing when they are kept', async () => {
    const pricesFile = join(mkdtempSync(join(await temporaryDirectory(), 'prices-')), 'mine.json')
    const price = { model: fluxModel, hardware: 'gpu-x', seconds: [1, 2] }
    const hardware = { 'gpu-x': { title: 'X', perSecond: 1 } }
    writeFileSync(
      pricesFile,
      JSON.stringify({ ...publishedPrices(), hardware, models: [price], families: [] }),
    )
    const { options } = openFaultyReplicate({}, { latencyMs: 50 })
    const runtime = await openRuntime({ ...options, pricesFile })
    const inner = documentOf(
      { flux: flux({ prompt: 'a cat' }), out: output('out') },
      'flux.output -> out.value',
    )
    const { document } = await runtime.models.pin(inner, new AbortController().signal)
    const at = new Date().toISOString()
    const saved = { id: 'w1', slug: 'inner', published: true, document, createdAt: at, updatedAt: at }
    await runtime.store.workflows.create({ ...saved, version: workflowVersion(document) })

    const outer = documentOf(
      { sub: { type: 'model', params: { model: 'weft/inner' } }, out: output('made') },
      'sub.output -> out.value',
    )
    const state = await run(runtime, { document: outer })
    expect(state).toMatchObject({ status: 'succeeded', simulated: false })
    const { runs } = await runtime.listRuns({ workflowId: 'w1', limit: 9 })
    expect(runs).toHaveLength(1)
    expect(runs[0]?.cost?.amount).toBeGreaterThan(0)
    expect(state.cost).toEqual(runs[0]?.cost)

    const again = await run(runtime, { document: outer, refresh: true })
    expect(again.cost?.amount ?? 0).toBe(0)
  })
})
