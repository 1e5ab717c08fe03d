import { expect, it } from 'vitest'
import { modelOrigins } from './model-origins.ts'

const names = (...references: (string | undefined)[]) =>
  modelOrigins(references)?.map(({ index, value }) => `${index} ${value}`)

it('names models as shortly as tells them apart', () => {
  expect(names('a/flux-dev', 'a/flux-pro:12', 'a/flux-dev')).toEqual([
    '0 flux-dev',
    '1 flux-pro',
    '0 flux-dev',
  ])
  const trained = 'a/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_alec:5f'
  expect(names(trained, 'a/12345678', 'b/alec')).toEqual([
    '0 59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_alec',
    '1 12345678',
    '2 alec',
  ])
  expect(names(trained, 'a/12345678')).toEqual(['0 alec', '1 12345678'])
  expect(names('a/flux', 'b/flux')).toEqual(['0 a/flux', '1 b/flux'])
  expect(names('a/flux:0123456789', 'a/flux:ab', 'a/x')).toEqual(['0 flux:01234567', '1 flux:ab', '2 x'])
  expect(names('a/flux:0123456789', 'a/flux:0123456780')).toEqual([
    '0 a/flux:0123456789',
    '1 a/flux:0123456780',
  ])
  expect(names('a/flux', 'cog:http://127.0.0.1:5000')).toEqual(['0 flux', '1 http://127.0.0.1:5000'])
})

it('says nothing of one model, and of what no model made', () => {
  expect(names('a/flux', 'a/flux')).toBeUndefined()
  expect(names('a/flux', 'a/x', undefined)).toBeUndefined()
  expect(names()).toBeUndefined()
})
