import { describe, expect, it } from 'vitest'
import { parseLoraReference } from './parse-lora-reference.ts'

const version = '5fc9089b'.padEnd(64, '0')

describe('a LoRA reference', () => {
  it.each([
    [
      'huggingface.co/alvdansen/frosting_lane_flux',
      'huggingface',
      { owner: 'alvdansen', name: 'frosting_lane_flux' },
    ],
    ['https://huggingface.co/a/b/', 'huggingface', { owner: 'a', name: 'b' }],
    ['civitai.com/models/12345', 'civitai', { id: '12345' }],
    ['https://civitai.com/models/12345/a-name', 'civitai', { id: '12345' }],
    ['civitai.com/api/download/models/9?type=Model', 'civitai-download', {}],
    ['https://example.com/x.safetensors', 'safetensors', { url: 'https://example.com/x.safetensors' }],
    [
      'https://example.com/x.safetensors?download=true',
      'safetensors',
      { url: 'https://example.com/x.safetensors', dropped: '?download=true' },
    ],
    ['https://huggingface.co/a/b/resolve/main/x.safetensors', 'safetensors', {}],
    ['fofr/flux-pixar-cars', 'replicate', { owner: 'fofr', name: 'flux-pixar-cars' }],
    [`fofr/flux-pixar-cars/${version}`, 'replicate', { version }],
    [`fofr/flux-pixar-cars/versions/${version}`, 'replicate', { version }],
    ['https://replicate.com/fofr/flux-pixar-cars', 'replicate', { owner: 'fofr', name: 'flux-pixar-cars' }],
    ['https://replicate.delivery/yhqm/abc/trained_model.tar', 'replicate-archive', {}],
  ])('%s is read as %s', (text, kind, fields) => {
    expect(parseLoraReference(text).reference).toMatchObject({ kind, ...fields })
  })

  it.each([
    ['huggingface.co/only-owner', /Expected huggingface\.co\/<owner>\/<model-name>/, undefined],
    ['https://huggingface.co/a/b/tree/main', /Failed to parse HuggingFace URL/, 'huggingface.co/a/b'],
    ['www.huggingface.co/a/b', /Failed to parse HuggingFace URL/, 'huggingface.co/a/b'],
    [
      'huggingface.co/a/b/resolve/main/x.safetensors',
      /Failed to parse HuggingFace URL/,
      'https://huggingface.co/a/b/resolve/main/x.safetensors',
    ],
    [
      'civitai.com/models/abc',
      /Failed to parse CivitAI URL\. Expected civitai\.com\/models\/<id>/,
      undefined,
    ],
    [
      'https://civitai.com/models/12/x?modelVersionId=7',
      /Failed to parse CivitAI URL/,
      'civitai.com/models/12',
    ],
    [`fofr/flux:${version}`, /Weights not found at the supplied URL\..*slash/, `fofr/flux/${version}`],
    ['replicate.com/fofr/flux', /no reference/, 'fofr/flux'],
    ['example.com/x.safetensors', /no reference/, 'https://example.com/x.safetensors'],
    [' fofr/flux ', /spaces/, 'fofr/flux'],
    ['flux-pixar-cars', /owner\/name/, undefined],
    ['https://example.com/weights.zip', /\.safetensors/, undefined],
    ['', /empty/, undefined],
  ])('%j is refused with what to write instead', (text, message, instead) => {
    const { problem } = parseLoraReference(text)
    expect(problem?.message).toMatch(message)
    expect(problem?.instead).toBe(instead)
    if (instead !== undefined) expect(parseLoraReference(instead).reference).toBeDefined()
  })
})
