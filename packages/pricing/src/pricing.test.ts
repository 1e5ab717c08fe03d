import { describe, expect, it } from 'vitest'
import { addEstimates, estimateCall, parsePriceTable, publishedPrices, trueCost } from './index.ts'

const table = publishedPrices()
const flux = `owner/tune:${'5'.repeat(64)}`
const workload = (work: number, images = 1) => ({
  family: 'flux-lora',
  images: { low: images, high: images },
  work: { low: work, high: work },
})
const plain = { images: { low: 2, high: 2 }, work: { low: 2, high: 2 } }

describe('an estimate', () => {
  it('is free for what is simulated, and says so', () => {
    const found = estimateCall(table, { model: flux, workload: workload(28), seen: [], free: 'Simulated.' })
    expect(found).toMatchObject({
      basis: 'free',
      low: 0,
      high: 0,
      amount: 0,
      note: 'Simulated.',
      unpriced: 0,
    })
  })

  it('goes by picture for official models', () => {
    const found = estimateCall(table, { model: 'black-forest-labs/flux-dev', workload: plain, seen: [] })
    expect(found).toMatchObject({ basis: 'price', low: 0.05, high: 0.05, currency: 'USD' })
    expect(found.note).toContain('2025')
  })

  it('is a guess by family before any call was seen, and grows with the work', () => {
    const one = estimateCall(table, { model: flux, workload: workload(28), seen: [] })
    const four = estimateCall(table, { model: flux, workload: workload(112, 4), seen: [] })
    expect(one).toMatchObject({ basis: 'guess', note: expect.stringContaining('guess') })
    expect(one.low).toBeLessThan(one.high)
    expect(four.high).toBeGreaterThan(one.high)
  })

  it('goes by the 10th to the 90th percentile of the times seen', () => {
    const seen = Array.from({ length: 20 }, (_, at) => ({ seconds: at + 1, work: 28 }))
    const found = estimateCall(table, { model: flux, workload: workload(28), seen })
    expect(found).toMatchObject({ basis: 'seen', low: 0.00305, high: 0.02745 })
    const twice = estimateCall(table, { model: flux, workload: workload(56), seen })
    expect(twice).toMatchObject({ low: 0.0061, high: 0.0549 })
  })

  it('says honestly that a price is not known', () => {
    const seen = [{ seconds: 3, work: 1 }]
    const found = estimateCall(table, { model: 'some/model', workload: plain, seen })
    expect(found).toMatchObject({ basis: 'unknown', unpriced: 1, high: 0 })
  })

  it('adds up, and stands on its weakest part', () => {
    const parts = [
      estimateCall(table, { model: 'black-forest-labs/flux-schnell', workload: plain, seen: [] }),
      estimateCall(table, { model: 'some/model', workload: plain, seen: [] }),
    ]
    expect(addEstimates(parts, 'USD')).toMatchObject({
      low: 0.006,
      high: 0.006,
      basis: 'unknown',
      calls: 2,
      unpriced: 1,
    })
    expect(addEstimates([], 'USD')).toMatchObject({ high: 0, basis: 'free', calls: 0 })
  })
})

describe('the true cost', () => {
  it('goes by seconds billed or by pictures made', () => {
    expect(trueCost(table, { model: flux, family: 'flux-lora', predictTime: 6, images: 1 })).toBe(0.00915)
    expect(trueCost(table, { model: 'black-forest-labs/flux-dev', predictTime: 6, images: 3 })).toBe(0.075)
    expect(trueCost(table, { model: flux, family: 'flux-lora', images: 1 })).toBeUndefined()
    expect(trueCost(table, { model: 'some/model', predictTime: 6, images: 1 })).toBeUndefined()
  })
})

describe('a price table of one’s own', () => {
  it('is read, and refused with everything that is wrong', () => {
    expect(parsePriceTable(JSON.stringify(table)).table).toEqual(table)
    expect(parsePriceTable('{').problems?.[0]).toMatch(/no JSON/)
    const broken = { ...table, currency: 'dollars', models: [{ model: 'a/b', hardware: 'gpu-x' }] }
    expect(parsePriceTable(JSON.stringify(broken)).problems?.join()).toMatch(/currency.*/)
    const hardware = { ...table, models: [{ model: 'a/b', hardware: 'gpu-x' }] }
    expect(parsePriceTable(JSON.stringify(hardware)).problems).toEqual([
      'models.0.hardware: the hardware gpu-x has no price under hardware',
    ])
  })
})
