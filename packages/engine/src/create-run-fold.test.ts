import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRunFold } from './create-run-fold.ts'
import { runState } from './fold-run-event.ts'
import { queuedRun } from './queued-run.ts'
import type { RunEvent, RunEventBody } from './run-event.ts'

const at = '2026-01-01T00:00:00.000Z'
const nodeId = fc.constantFrom('a', 'b', 'c')
const lane = fc.option(fc.nat(2), { nil: undefined })
const body: fc.Arbitrary<RunEventBody> = fc.oneof(
  fc.record({ type: fc.constant('node-start' as const), nodeId, lane }),
  fc.record({ type: fc.constant('node-progress' as const), nodeId, lane, fraction: fc.constant(0.5) }),
  fc.record({
    type: fc.constant('node-end' as const),
    nodeId,
    lane,
    outputs: fc.constant({ text: 'x' }),
    cached: fc.boolean(),
  }),
  fc.constant({ type: 'run-end' as const, status: 'failed' as const, outputs: {} }),
)

it('gives the same run as folding one by one, and never changes what it gave out', () => {
  fc.assert(
    fc.property(fc.array(body, { maxLength: 12 }), (bodies) => {
      const events = bodies.map((one, index): RunEvent => ({ ...one, runId: 'r', seq: index + 1, at }))
      const start = queuedRun({ id: 'r', version: '', inputs: {}, createdAt: at, nodeIds: ['a', 'b'] })
      const fold = createRunFold(start)
      let expected = start
      const given: [unknown, string][] = []
      for (const event of events) {
        fold.add(event)
        fold.add(event)
        expected = runState(expected, event)
        expect(fold.state()).toEqual(expected)
        expect([fold.seq(), fold.status()]).toEqual([expected.seq, expected.status])
        given.push([fold.state(), JSON.stringify(fold.state())])
      }
      for (const [state, text] of given) expect(JSON.stringify(state)).toBe(text)
    }),
  )
})
