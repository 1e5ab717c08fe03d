import {
  insertProvenance,
  largestDocument,
  makeProvenance,
  ProvenanceError,
  readProvenance,
  stripProvenance,
} from '@weft/provenance'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'

const foreignXmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="ours"/></rdf:RDF></x:xmpmeta>'

/** Noise, so that pixels that moved would be seen. */
const noise = (channels: 3 | 4) => {
  const data = Uint8Array.from({ length: 67 * 41 * channels }, (_, at) => (at * at * 31 + at * 7) % 251)
  return sharp(data, { raw: { width: 67, height: 41, channels } })
}

const pictures = new Map<string, Uint8Array>()
for (const [name, make] of Object.entries({
  png: noise(4).png(),
  'png with XMP': noise(3).png().withXmp(foreignXmp),
  jpeg: noise(3).jpeg(),
  'progressive jpeg with Exif': noise(3)
    .jpeg({ progressive: true })
    .withExif({ IFD0: { Copyright: 'me' } }),
  'jpeg with XMP': noise(3).jpeg().withXmp(foreignXmp),
  'webp with alpha': noise(4).webp(),
  'opaque webp': noise(3).webp(),
  'lossless webp': noise(4).webp({ lossless: true }),
  'webp with XMP': noise(3).webp().withXmp(foreignXmp),
  'webp with a profile': noise(3).webp().withIccProfile('p3'),
  avif: noise(3).avif({ effort: 0 }),
}))
  pictures.set(name, new Uint8Array(await make.toBuffer()))

const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()

const facts = {
  document: { name: 'Näh </weft:provenance> & <b> "q" \u0001\ud800\r\n\u2028', nodes: {} },
  inputs: { prompt: 'a\r\nb', seed: 3 },
  model: { reference: 'owner/name:abc', version: 'abc' },
  runId: 'run-1',
  nodeId: 'flux',
  lane: 2,
  createdAt: '2026-11-29T01:00:00.000Z',
  simulated: true,
}
const provenance = makeProvenance(facts)

describe.each([...pictures])('%s', (_, bytes) => {
  it('carries what made it, without a pixel changed, and gives its first bytes back', async () => {
    const written = insertProvenance(bytes, provenance)
    expect(readProvenance(written)).toEqual(provenance)
    expect(await pixelsOf(written)).toEqual(await pixelsOf(bytes))
    expect(stripProvenance(written)).toEqual(bytes)
    expect(stripProvenance(bytes)).toBe(bytes)
    expect(readProvenance(bytes)).toBeUndefined()
  })

  it('carries a document larger than one segment', async () => {
    const large = makeProvenance({ ...facts, document: { text: 'ü<'.repeat(70_000) } })
    const written = insertProvenance(bytes, large)
    expect(readProvenance(written)).toEqual(large)
    expect(await pixelsOf(written)).toEqual(await pixelsOf(bytes))
    expect(stripProvenance(written)).toEqual(bytes)
    // In the place of what was there, not beside it.
    expect(insertProvenance(written, provenance)).toEqual(insertProvenance(bytes, provenance))
  })

  it('says in XMP that a model made it, and keeps XMP that was there', async () => {
    const { hasAlpha, format } = await sharp(bytes).metadata()
    const written = insertProvenance(bytes, { ...provenance, composite: true })
    const after = await sharp(written).metadata()
    expect(after).toMatchObject({ hasAlpha, format, width: 67, height: 41 })
    const text = Buffer.from(written).toString('latin1')
    expect(text).toContain('<xmp:CreatorTool xmlns:xmp="http://ns.adobe.com/xap/1.0/">Weft</xmp:CreatorTool>')
    expect(text).toContain(
      'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia<',
    )
    expect(text.includes('dc:format="ours"')).toBe(
      Buffer.from(bytes).toString('latin1').includes('dc:format'),
    )
  })

  it('that is cut short or broken gives a clear error or its bytes, and nothing else', () => {
    const written = insertProvenance(bytes, provenance)
    const check = (broken: Uint8Array) => {
      for (const attempt of [() => readProvenance(broken), () => insertProvenance(broken, provenance)])
        try {
          attempt()
        } catch (error) {
          expect(error).toBeInstanceOf(ProvenanceError)
        }
      stripProvenance(broken)
    }
    for (let end = 0; end < written.byteLength; end += 7) check(written.subarray(0, end))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(written.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (flips) => {
          const broken = Uint8Array.from(written)
          for (const [at, value] of flips) broken[at] = value
          check(broken)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('carries any JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        const made = makeProvenance({ ...facts, document: JSON.parse(JSON.stringify(document)) })
        const written = insertProvenance(bytes, made)
        expect(readProvenance(written)).toEqual(made)
        expect(stripProvenance(written)).toEqual(bytes)
      }),
      // Found by 20,000 runs: reading lost the key.
      {
        numRuns: 25,
        examples: [[JSON.parse('{"__proto__":[]}')], [JSON.parse('{"a":{"__proto__":{"b":1}}}')]],
      },
    )
  })
})

describe('provenance', () => {
  it('has no secret, no long data: URL, and no document that is too large', () => {
    const made = makeProvenance({
      ...facts,
      document: { text: 'x'.repeat(largestDocument) },
      inputs: {
        token: { secret: 'HF_TOKEN' },
        url: `data:image/png;base64,${'A'.repeat(5000)}`,
        image: { asset: 'sha256:00', width: 1, height: 1 },
      },
    })
    expect(made.document).toBeUndefined()
    expect(made.documentOmitted).toMatch(/at most 300 kB/)
    expect(made).toMatchObject({ composite: true, simulated: true })
    expect(JSON.stringify(made)).not.toContain('HF_TOKEN')
    expect(JSON.stringify(made).length).toBeLessThan(1000)
  })

  it('is read from pictures of newer versions, as far as it is known', () => {
    const [bytes] = pictures.values()
    const strange = { weft: 7, document: 4, runId: 'r', lane: -1, more: true }
    const written = insertProvenance(bytes ?? new Uint8Array(), strange as unknown as typeof provenance)
    expect(readProvenance(written)).toEqual({ weft: 7, runId: 'r' })
  })

  it('is not in other files, and cannot be put into them', () => {
    const gif = new TextEncoder().encode('GIF89a and so on')
    expect(readProvenance(gif)).toBeUndefined()
    expect(stripProvenance(gif)).toBe(gif)
    expect(() => insertProvenance(gif, provenance)).toThrow(/Only PNG, JPEG, WebP and AVIF/)
    expect(readProvenance(new Uint8Array())).toBeUndefined()
  })

  it('that is no JSON is told so', () => {
    const [bytes] = pictures.values()
    const written = Buffer.from(insertProvenance(bytes ?? new Uint8Array(), provenance))
    const at = written.indexOf('{"weft"')
    written[at] = 0x5b
    expect(() => readProvenance(written)).toThrow(/says how it was made, but it is no JSON/)
  })
})
