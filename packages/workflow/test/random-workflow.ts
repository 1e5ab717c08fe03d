import type { Json } from '@weft/ports'
import fc from 'fast-check'
import type { Edit, WorkflowDocument } from '../src/index.ts'
import { applyEdit, emptyWorkflow } from '../src/index.ts'

const nodeId = fc.constantFrom('a', 'b', 'c', 'd', 'e2', 'constructor')
const end = fc.tuple(nodeId, fc.constantFrom('x', 'y', 'z.w')).map(([id, port]) => `${id}.${port}`)
const edge = fc.record({ from: end, to: end })
const json: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(0, -0.5, 'text', true, null, '', [], {}),
  fc.constantFrom<Json>([1, [2], { k: 3 }], { p: { q: [1, 2] }, 10: 'ten' }),
)
const step = fc.oneof(fc.constantFrom('p', 'q', 'k', '__proto__', 'toString'), fc.integer({ min: 0, max: 3 }))
const place = fc.record({ x: fc.integer(), y: fc.integer() })
const node = fc.record({
  type: fc.constantFrom('prompt', 'model'),
  params: fc.dictionary(fc.constantFrom('p', 'q', '10', '2'), json),
})
const model = fc.constant({ schema: { Input: { type: 'object' } }, digest: `sha256:${'0'.repeat(64)}` })
const box = { id: 'f', title: 'T', text: 'N', x: 0, y: 0, width: 10, height: 10 }

const single: fc.Arbitrary<Edit> = fc.oneof(
  fc.record(
    { kind: fc.constant('add-node'), nodeId, node, layout: place },
    { requiredKeys: ['kind', 'nodeId', 'node'] },
  ),
  fc.record({ kind: fc.constant('remove-node'), nodeId }),
  fc.record({ kind: fc.constant('rename-node'), nodeId, to: nodeId }),
  fc.record(
    { kind: fc.constant('set-param'), nodeId, path: fc.array(step, { maxLength: 4 }), value: json },
    { requiredKeys: ['kind', 'nodeId', 'path'] },
  ),
  fc.record(
    { kind: fc.constant('set-node'), nodeId, key: fc.constantFrom('title', 'bypassed', 'type'), value: json },
    { requiredKeys: ['kind', 'nodeId', 'key'] },
  ),
  fc.record(
    { kind: fc.constant('add-edge'), edge, index: fc.integer({ min: -1, max: 9 }) },
    { requiredKeys: ['kind', 'edge'] },
  ),
  fc.record({ kind: fc.constant('remove-edge'), edge }),
  fc.record({ kind: fc.constant('set-layout'), nodes: fc.dictionary(nodeId, fc.option(place)) }),
  fc.record({
    kind: fc.constant('set-canvas'),
    key: fc.constantFrom('frames', 'notes'),
    value: fc.constantFrom<Json>([], [box], 3),
  }),
  fc.record({
    kind: fc.constant('set-reroutes'),
    wires: fc.dictionary(
      edge.map(({ from, to }) => `${from}>${to}`),
      fc.option(fc.array(place, { maxLength: 2 })),
    ),
  }),
  fc.record({ kind: fc.constant('set-name'), name: fc.string() }),
  fc.record({ kind: fc.constant('set-description'), description: fc.string() }),
  fc.record(
    { kind: fc.constant('pin-model'), reference: fc.constantFrom('o/n:1', 'o/n:2'), model },
    { requiredKeys: ['kind', 'reference'] },
  ),
)

/** Any edit, with batches of edits that may or may not apply. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('batch'),
      label: fc.constant('Several'),
      edits: fc.array(single, { maxLength: 4 }),
    }),
  },
)

/** Documents as edits make them, wires that lead nowhere included. */
export const anyWorkflow: fc.Arbitrary<WorkflowDocument> = fc
  .array(single, { maxLength: 40 })
  .map((edits) =>
    edits.reduce((document, edit) => applyEdit(document, edit).document, emptyWorkflow('Random')),
  )
