import type { NodeRunState } from '@weft/engine'
import { describe, expect, it } from 'vitest'
import { readableSeconds, statusWords } from './status-words.ts'

const start = '2026-01-01T00:00:00.000Z'
const now = Date.parse(start) + 3400
const words = (run: Partial<NodeRunState>) => statusWords({ status: 'running', cached: false, ...run }, now)

describe('statusWords', () => {
  it('counts steps and time while a node runs', () => {
    expect(words({ startedAt: start, progress: { step: 12, steps: 28 } })?.text).toBe('12/28 · 3.4 s')
    expect(words({ startedAt: start, progress: { fraction: 0.25 } })?.text).toBe('25 % · 3.4 s')
    const lane = { status: 'succeeded', cached: false } as const
    expect(words({ lanes: [lane, lane, { ...lane, status: 'running' }] })?.text).toBe('2 of 3')
  })

  it("says how it ended, in the provider's words", () => {
    expect(words({ status: 'succeeded', cached: true })?.text).toBe('Cached')
    expect(words({ status: 'succeeded', startedAt: start, endedAt: '2026-01-01T00:00:12.200Z' })?.text).toBe(
      '12 s',
    )
    const error = { code: 'provider_failed', message: 'Weights not found.', retryable: false } as const
    expect(words({ status: 'failed', error })).toMatchObject({ tone: 'bad', detail: 'Weights not found.' })
    expect(words({ status: 'skipped', progress: { message: 'flux failed' } })?.detail).toBe('flux failed')
    expect(statusWords(undefined, now)).toBeUndefined()
  })

  it('writes long times as minutes', () => {
    expect(readableSeconds(125)).toBe('2:05')
  })
})
