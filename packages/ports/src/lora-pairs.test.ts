import { describe, expect, it } from 'vitest'
import { loraPairs, type Port } from './index.ts'

const port = (name: string, kind: Port['kind'], list = false): Port => ({
  name,
  title: name,
  kind,
  list,
  required: false,
  order: 0,
})
const pairs = (...ports: Port[]) => loraPairs(ports).map(({ weights, scale, list }) => [weights, scale, list])

describe('loraPairs', () => {
  it.each([
    ['hf_lora', 'lora_scale'],
    ['lora_weights', 'lora_scale'],
    ['replicate_weights', 'lora_scale'],
    ['lora', 'lora_scale'],
    ['lora_url', 'lora_strength'],
    ['extra_lora', 'extra_lora_scale'],
    ['extra_lora_weights', 'extra_lora_scale'],
    ['lora_weights_transformer_2', 'lora_scale_transformer_2'],
  ])('pairs %s with %s', (weights, scale) => {
    expect(pairs(port(scale, 'number'), port(weights, 'text'))).toEqual([[weights, scale, false]])
  })

  it('pairs lists with lists, and keeps the order of the weights', () => {
    expect(
      pairs(
        port('extra_lora', 'text'),
        port('lora_scale', 'number'),
        port('extra_lora_scale', 'number'),
        port('replicate_weights', 'text'),
      ),
    ).toEqual([
      ['extra_lora', 'extra_lora_scale', false],
      ['replicate_weights', 'lora_scale', false],
    ])
    expect(pairs(port('hf_loras', 'text', true), port('lora_scales', 'number', true))).toEqual([
      ['hf_loras', 'lora_scales', true],
    ])
    expect(pairs(port('lora_files', 'file', true), port('lora_weights', 'number', true))).toEqual([
      ['lora_files', 'lora_weights', true],
    ])
    expect(pairs(port('hf_loras', 'text', true), port('lora_scale', 'number'))).toEqual([])
  })

  it('finds none where a half is missing or nothing speaks of LoRAs', () => {
    expect(pairs(port('lora_weights', 'text'))).toEqual([])
    expect(pairs(port('lora_scale', 'number'), port('prompt', 'text'))).toEqual([])
    expect(pairs(port('replicate_weights', 'text'), port('guidance_scale', 'number'))).toEqual([])
  })
})
