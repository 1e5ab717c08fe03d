import { describe, expect, it } from 'vitest'
import { parseModelReference, writeModelReference } from './index.ts'

describe('references of deployments and containers', () => {
  it.each([
    ['deployments/acme/painter', { owner: 'acme', name: 'painter', form: 'deployment' }],
    [
      'https://replicate.com/deployments/acme/painter',
      { owner: 'acme', name: 'painter', form: 'deployment' },
    ],
    ['cog:http://127.0.0.1:5000', { owner: 'cog', name: 'http://127.0.0.1:5000', form: 'cog' }],
    ['cog:http://LocalHost:5000/', { owner: 'cog', name: 'http://localhost:5000', form: 'cog' }],
    ['cog:https://gpu.example', { owner: 'cog', name: 'https://gpu.example', form: 'cog' }],
  ])('reads %s', (text, reference) => {
    expect(parseModelReference(text)).toEqual(reference)
  })

  it.each([
    'cog:127.0.0.1:5000',
    'cog:ftp://127.0.0.1',
    'cog:http://user:word@127.0.0.1:5000',
    'cog:http://127.0.0.1:5000/admin',
    'cog:http://127.0.0.1:5000?x=1',
    'deployments/acme',
    'deployments/acme/painter/more',
  ])('refuses %s with a sentence that names the forms', (text) => {
    expect(parseModelReference(text)).toEqual({ issue: expect.stringMatching(/cog:http:\/\/.*\.$/) })
  })

  it.each([
    'owner/name',
    `owner/name:${'a1'.repeat(32)}`,
    'weft/flow:3',
    'deployments/acme/painter',
    'cog:http://127.0.0.1:5000',
  ])('writes %s as it was', (text) => {
    const parsed = parseModelReference(text)
    expect('issue' in parsed ? parsed.issue : writeModelReference(parsed)).toBe(text)
  })
})
