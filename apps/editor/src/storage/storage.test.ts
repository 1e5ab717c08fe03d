import type { StorageCleanView } from '@weft/client'
import { describe, expect, it } from 'vitest'
import { bytesInWords } from './bytes-in-words.ts'
import { cleaningInWords } from './cleaning-in-words.ts'

it('says bytes with as many digits as are read', () => {
  expect(
    [0, 999, 1000, 999_499, 999_999, 45_678_901, 456_789_012, 2.5e9, 7e15].map((bytes) =>
      bytesInWords(bytes).replace('\u00a0', ' '),
    ),
  ).toEqual(['0 B', '999 B', '1.0 kB', '999 kB', '1.0 MB', '45.7 MB', '457 MB', '2.5 GB', '7000 TB'])
})

describe('what a clean-up takes', () => {
  const cleaning = (files: number, results: number, thumbnails: number): StorageCleanView => ({
    dryRun: true,
    files: Array.from({ length: files }, (_, at) => ({ id: `sha256:${at}`, bytes: 1 })),
    results: Array.from({ length: results }, String),
    thumbnails: { count: thumbnails, bytes: thumbnails },
    bytes: files + thumbnails,
  })
  it('is told in the order of what matters, and not when it is nothing', () => {
    expect(cleaningInWords(cleaning(0, 0, 0))).toBeUndefined()
    expect(cleaningInWords(cleaning(1, 0, 0))).toBe('1 file')
    expect(cleaningInWords(cleaning(1200, 1, 0))).toBe('1 picture of the bin and 1,200 files')
    expect(cleaningInWords(cleaning(2, 3, 1))).toBe('3 pictures of the bin, 2 files and 1 small picture')
  })
})
