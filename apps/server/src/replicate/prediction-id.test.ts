import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPredictionId, toRunId } from './prediction-id.ts'

describe('the id of a prediction', () => {
  it('has 26 characters and names its run', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(toPredictionId(id)).toMatch(/^[a-z2-7]{26}$/)
        expect(toRunId(toPredictionId(id))).toBe(id)
      }),
    )
  })

  it('leaves other ids as they are', () => {
    for (const id of ['run-1', 'z'.repeat(26)]) expect(toRunId(toPredictionId(id))).toBe(id)
  })
})
