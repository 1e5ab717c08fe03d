import { describe, expect, it } from 'vitest'
import { titleOfModel } from './title-of-model.ts'

describe('titleOfModel', () => {
  it.each([
    ['black-forest-labs/flux-dev-lora:0ab5c2d1e9f8', 'FLUX dev LoRA'],
    ['stability-ai/stable-diffusion-3.5-large', 'Stable diffusion 3.5 large'],
    ['owner/upscaler', 'Upscaler'],
    ['awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander:5fc9089b', 'Aleczander'],
    ['deployments/acme/big_model', 'Big model'],
  ])('reads %s as %s', (reference, title) => {
    expect(titleOfModel(reference)).toBe(title)
  })

  it('gives nothing for a name that only a machine can read, and never more than fits', () => {
    expect(titleOfModel('owner/59d9e458-d5b3-411c-9a34-660cc531df04')).toBeUndefined()
    expect(titleOfModel('owner/9f86d081884c7d65')).toBeUndefined()
    expect(titleOfModel(`owner/${'word-'.repeat(20)}`)?.length).toBeLessThanOrEqual(32)
  })
})
