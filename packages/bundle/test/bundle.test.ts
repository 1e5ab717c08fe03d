import { createHash } from 'node:crypto'
import { assetsOfWorkflow, BundleError, isBundle, packBundle, unpackBundle } from '@weft/bundle'
import { emptyWorkflow, parseWorkflow, serializeWorkflow, type WorkflowDocument } from '@weft/workflow'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'

const bytes = new TextEncoder().encode('a picture')
const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}` as const
const document: WorkflowDocument = {
  ...emptyWorkflow('Näh'),
  nodes: {
    photo: { type: 'load-image', params: { image: { asset: id } } },
    again: {
      type: 'model',
      params: { input: { images: [{ asset: id }], text: `sha256:${'0'.repeat(64)}` } },
    },
  },
}

describe('a bundle', () => {
  it('holds a document and its assets, the same bytes each time', () => {
    expect(assetsOfWorkflow(document)).toEqual([id])
    const bundle = packBundle(document, [{ id, bytes }])
    expect(packBundle(document, [{ id, bytes }])).toEqual(bundle)
    expect(isBundle(bundle)).toBe(true)
    const opened = unpackBundle(bundle)
    expect(opened.assets).toEqual([{ id, bytes }])
    const parsed = parseWorkflow(opened.document)
    expect(parsed.document && serializeWorkflow(parsed.document)).toBe(serializeWorkflow(document))
  })

  it.each([
    ['no zip', bytes, /which is a zip/],
    ['no document', zipSync({ 'other.json': bytes }), /with workflow.json in it/],
    ['no JSON', zipSync({ 'workflow.json': bytes }), /is no JSON/],
    [
      'another asset than it says',
      zipSync({ 'workflow.json': new TextEncoder().encode('{}'), [`assets/${'0'.repeat(64)}`]: bytes }),
      /is not what its name says/,
    ],
  ])('is refused with %s', (_, file, words) => {
    expect(() => unpackBundle(file)).toThrow(words)
    expect(() => unpackBundle(file)).toThrow(BundleError)
  })

  it('that is cut or broken gives a clear error or what it holds', () => {
    const bundle = packBundle(document, [{ id, bytes }])
    fc.assert(
      fc.property(fc.nat(bundle.byteLength), fc.nat(bundle.byteLength - 1), fc.nat(255), (end, at, value) => {
        const broken = bundle.slice(0, end)
        if (at < end) broken[at] = value
        try {
          for (const asset of unpackBundle(broken).assets) expect(asset).toEqual({ id, bytes })
        } catch (error) {
          expect(error).toBeInstanceOf(BundleError)
        }
      }),
      { numRuns: 300 },
    )
  })
})
