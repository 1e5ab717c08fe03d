import { crc32 } from 'node:zlib'
import { insertProvenance, makeProvenance } from '@weft/provenance'
import { emptyWorkflow } from '@weft/workflow'
import { expect, it } from 'vitest'
import { readOrigin } from './read-origin.ts'

/** The smallest PNG: one black pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

it('finds the workflow that a picture carries', () => {
  const document = { ...emptyWorkflow('A boat') }
  const carrying = insertProvenance(png, makeProvenance({ document, createdAt: '2026-11-29T01:00:00.000Z' }))
  expect(readOrigin(carrying)).toMatchObject({
    kind: 'workflow',
    document: { name: 'A boat' },
    made: '2026-11-29T01:00:00.000Z',
  })
})

it('says what of others it cannot use, and nothing of a plain picture', () => {
  expect(readOrigin(png)).toEqual({ kind: 'none' })
  const notes = new TextEncoder().encode('tEXtworkflow\0{"nodes":[]}')
  const sum = crc32(notes)
  const chunk = [
    0,
    0,
    0,
    notes.length - 4,
    ...notes,
    sum >>> 24,
    (sum >> 16) & 255,
    (sum >> 8) & 255,
    sum & 255,
  ]
  expect(readOrigin(Uint8Array.from([...png.subarray(0, 33), ...chunk, ...png.subarray(33)]))).toMatchObject({
    kind: 'other',
    words: expect.stringContaining('ComfyUI'),
  })
  expect(readOrigin(new TextEncoder().encode('no picture'))).toEqual({ kind: 'none' })
})
