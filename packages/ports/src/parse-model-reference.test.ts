import { describe, expect, it } from 'vitest'
import { parseModelReference } from './index.ts'

const hex = 'a1'.repeat(32)

describe('parseModelReference', () => {
  it.each([
    ['owner/name', { owner: 'owner', name: 'name' }],
    [`owner/name:${hex}`, { owner: 'owner', name: 'name', version: hex }],
    [
      'awhitter /59d9e458-d5b3_aleczander:5fc9089b',
      { owner: 'awhitter', name: '59d9e458-d5b3_aleczander', version: '5fc9089b' },
    ],
    ['https://replicate.com/owner/name', { owner: 'owner', name: 'name' }],
    ['https://replicate.com/owner/name/', { owner: 'owner', name: 'name' }],
    ['https://www.replicate.com/owner/name/versions?x=1#y', { owner: 'owner', name: 'name' }],
    [`https://replicate.com/owner/name/versions/${hex}`, { owner: 'owner', name: 'name', version: hex }],
    ['replicate.com/owner/flux-1.1-pro', { owner: 'owner', name: 'flux-1.1-pro' }],
    [
      `https://replicate.com/owner/name/versions/${hex}/api#run`,
      { owner: 'owner', name: 'name', version: hex },
    ],
    [`https://replicate.com/owner/name:${hex}`, { owner: 'owner', name: 'name', version: hex }],
    [`owner/name:${hex.toUpperCase()}`, { owner: 'owner', name: 'name', version: hex }],
    ['https://api.replicate.com/v1/models/owner/name', { owner: 'owner', name: 'name' }],
    [
      `https://api.replicate.com/v1/models/owner/name/versions/${hex}`,
      { owner: 'owner', name: 'name', version: hex },
    ],
    ['https://replicate.com/owner/name/api/learn-more', { owner: 'owner', name: 'name' }],
    ['https://replicate.com/owner/name/api', { owner: 'owner', name: 'name' }],
    ['weft/my-flow:3', { owner: 'weft', name: 'my-flow', version: '3' }],
  ])('reads %s', (text, reference) => {
    expect(parseModelReference(text)).toEqual(reference)
  })

  it.each([
    '',
    'owner',
    'owner/',
    '/name',
    'a/b/c',
    'owner/name:',
    'owner/name:xyz',
    'https://example.com/a/b',
    '../x',
  ])('refuses %j with a sentence', (text) => {
    expect(parseModelReference(text)).toEqual({ issue: expect.stringMatching(/\.$/) })
  })
})
