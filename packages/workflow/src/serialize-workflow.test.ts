import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyWorkflow } from '../test/random-workflow.ts'
import {
  canonicalJson,
  digestSchema,
  emptyWorkflow,
  parseWorkflow,
  serializeWorkflow,
  sha256Hex,
  workflowSchema,
  workflowVersion,
} from './index.ts'

/** The same value with the keys of every object in the opposite order. */
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseKeys(member)]),
  )
}

describe('serializeWorkflow', () => {
  it('writes the fixed order, sorted nodes, two spaces and a final newline', () => {
    const document = {
      zoo: 1,
      ...emptyWorkflow('N'),
      another: undefined,
      nodes: { b: { extra: 1, params: { z: 1, a: [] }, type: 'x' }, a: { type: 'y', params: {} } },
      edges: [{ to: 'b.q', from: 'a.p' }],
    }
    expect(serializeWorkflow(document)).toBe(`{
  "weft": 1,
  "name": "N",
  "description": "",
  "nodes": {
    "a": {
      "type": "y",
      "params": {}
    },
    "b": {
      "type": "x",
      "params": {
        "a": [],
        "z": 1
      },
      "extra": 1
    }
  },
  "edges": [
    {
      "from": "a.p",
      "to": "b.q"
    }
  ],
  "models": {},
  "layout": {
    "nodes": {},
    "frames": [],
    "notes": []
  },
  "zoo": 1
}
`)
  })

  it('gives the same bytes for the same content, and through the parser and back', () => {
    fc.assert(
      fc.property(anyWorkflow, (document) => {
        const text = serializeWorkflow(document)
        const { document: parsed } = parseWorkflow(text)
        expect(serializeWorkflow(parsed!)).toBe(
          serializeWorkflow(parseWorkflow(reverseKeys(document)).document!),
        )
        const again = parseWorkflow(serializeWorkflow(parsed!))
        expect(serializeWorkflow(again.document!)).toBe(serializeWorkflow(parsed!))
        expect(workflowSchema.safeParse(parsed).success).toBe(true)
        expect(workflowVersion(again.document!)).toBe(workflowVersion(parsed!))
      }),
      { numRuns: 300 },
    )
  })
})

describe('canonicalJson and hashes', () => {
  it('does not depend on the order of keys, and reads back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reverseKeys(value))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('sorts by code unit and leaves out what has no value', () => {
    expect(canonicalJson({ b: 1, a: undefined, '10': [undefined], '9': 'x', B: {} })).toBe(
      '{"10":[null],"9":"x","B":{},"b":1}',
    )
  })

  it('hashes as the standard says', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex(new Uint8Array([97, 98, 99]))).toBe(sha256Hex('abc'))
    expect(digestSchema({ b: 1, a: 2 })).toBe(`sha256:${sha256Hex('{"a":2,"b":1}')}`)
  })

  it('keeps the version through names and layout, and changes it with anything else', () => {
    const document = emptyWorkflow('A')
    const moved = {
      ...document,
      name: 'B',
      description: 'c',
      layout: { nodes: { a: { x: 1, y: 1 } }, frames: [], notes: [] },
    }
    expect(workflowVersion(moved)).toBe(workflowVersion(document))
    expect(workflowVersion(document)).toMatch(/^[0-9a-f]{64}$/)
    expect(workflowVersion({ ...document, edges: [{ from: 'a.b', to: 'c.d' }] })).not.toBe(
      workflowVersion(document),
    )
  })
})
