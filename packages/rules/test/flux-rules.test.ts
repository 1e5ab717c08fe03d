import { describe, expect, it } from 'vitest'
import { checkModel } from '../src/index.ts'
import { check, ports, schema } from './flux.ts'

const image = 'https://example.com/a.png'
const noneType = /unsupported operand type\(s\) for \+: 'NoneType' and 'int'/
const words = (count: number) => 'cat '.repeat(count)

describe('each fact of the FLUX predictor', () => {
  it.each([
    // what is set, code, severity, input, message, what mends it
    [
      { width: 512 },
      'size-ignored',
      'warning',
      'width',
      /1:1, so the picture is 1024x1024/,
      { aspect_ratio: 'custom', height: 1024 },
    ],
    [
      { width: 512, height: 640, aspect_ratio: '16:9' },
      'size-ignored',
      'warning',
      'height',
      /1344x768/,
      { aspect_ratio: 'custom' },
    ],
    [
      { width: 512, aspect_ratio: '21:9' },
      'size-ignored',
      'warning',
      'width',
      /1536x640/,
      { aspect_ratio: 'custom', height: 640 },
    ],
    [
      { aspect_ratio: 'custom' },
      'custom-without-sides',
      'error',
      'width',
      noneType,
      { width: 1024, height: 1024 },
    ],
    [
      { aspect_ratio: 'custom', width: 512 },
      'custom-without-sides',
      'error',
      'height',
      noneType,
      { height: 1024 },
    ],
    [
      { aspect_ratio: 'custom', width: 512, image },
      'custom-without-sides',
      'error',
      'height',
      /even with an image/,
      { height: 1024 },
    ],
    [
      { aspect_ratio: 'custom', width: 257, height: 256 },
      'side-rounded',
      'info',
      'width',
      /272 pixels, not 257/,
      { width: 272 },
    ],
    [
      { aspect_ratio: 'custom', width: 512, height: 512, megapixels: '1' },
      'megapixels-ignored',
      'warning',
      'megapixels',
      /size is custom/,
      { megapixels: undefined },
    ],
    [
      { image, megapixels: '0.25' },
      'megapixels-ignored',
      'warning',
      'megapixels',
      /size of the image/,
      { megapixels: undefined },
    ],
    [
      { image, aspect_ratio: '16:9' },
      'size-from-image',
      'warning',
      'aspect_ratio',
      /because there is an image/,
      { aspect_ratio: undefined },
    ],
    [
      { image, width: 512 },
      'size-from-image',
      'warning',
      'width',
      /because there is an image/,
      { width: undefined },
    ],
    [
      { image, aspect_ratio: 'custom', width: 512, height: 512 },
      'size-from-image',
      'warning',
      'height',
      /because there is an image/,
      { aspect_ratio: undefined, width: undefined, height: undefined },
    ],
    [{ mask: image }, 'mask-without-image', 'warning', 'mask', /no image/, { mask: undefined }],
    [
      { prompt_strength: 0.5 },
      'strength-without-image',
      'warning',
      'prompt_strength',
      /only with an image/,
      { prompt_strength: undefined },
    ],
    [
      { image, prompt_strength: 0 },
      'no-step-left',
      'error',
      'prompt_strength',
      /pipelinesteps is 0/,
      { prompt_strength: 0.1 },
    ],
    [{ image }, 'fewer-steps', 'info', 'num_inference_steps', /^23 of the 28 steps/, undefined],
    [
      { image, prompt_strength: 0.5 },
      'fewer-steps',
      'info',
      'num_inference_steps',
      /^14 of the 28 steps/,
      undefined,
    ],
    [
      { image, prompt_strength: 0.2 },
      'fewer-steps',
      'info',
      'num_inference_steps',
      /^6 of the 28 steps/,
      undefined,
    ],
    [
      { image, go_fast: true },
      'go-fast-off',
      'warning',
      'go_fast',
      /an image: it runs in bf16/,
      { go_fast: undefined },
    ],
    [
      { aspect_ratio: 'custom', width: 512, height: 512, go_fast: true },
      'go-fast-off',
      'warning',
      'go_fast',
      /custom size/,
      { go_fast: undefined },
    ],
    [{ go_fast: true, seed: 7 }, 'not-repeatable', 'warning', 'seed', /same seed/, { go_fast: false }],
    [
      { go_fast: true, seed: { control: 'increment', value: 7 } },
      'not-repeatable',
      'warning',
      'seed',
      /same seed/,
      { go_fast: false },
    ],
    [
      { model: 'schnell' },
      'schnell-steps',
      'warning',
      'num_inference_steps',
      /4 steps; 28 only/,
      { num_inference_steps: 4 },
    ],
    [
      { model: 'schnell', num_inference_steps: 4, guidance_scale: 2 },
      'schnell-guidance',
      'warning',
      'guidance_scale',
      /no effect/,
      { guidance_scale: undefined },
    ],
    [
      { prompt: words(513) },
      'prompt-too-long',
      'warning',
      'prompt',
      /about 513 tokens \(an approximate count\).*dev reads only the first 512/,
      undefined,
    ],
    [
      { prompt: words(300), model: 'schnell', num_inference_steps: 4 },
      'prompt-too-long',
      'warning',
      'prompt',
      /first 256/,
      undefined,
    ],
    [
      { go_fast: true, lora_scale: 1 },
      'lora-scale-multiplied',
      'info',
      'lora_scale',
      /counts as 1\.5/,
      undefined,
    ],
    [
      { go_fast: true, extra_lora_scale: 1 },
      'extra-lora-scale-kept',
      'info',
      'extra_lora_scale',
      /whatever the description says/,
      undefined,
    ],
    [
      { output_format: 'png', output_quality: 80 },
      'quality-ignored',
      'warning',
      'output_quality',
      /png/,
      { output_quality: undefined },
    ],
    [{ seed: 7, num_outputs: 4 }, 'one-seed-for-all', 'info', 'seed', /all 4 pictures/, undefined],
  ] as const)('%j: %s', (values, code, severity, input, message, mend) => {
    const found = check(values).filter((issue) => issue.code === code && issue.input === input)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity, message: expect.stringMatching(message) })
    expect(found[0]?.mend?.set).toEqual(mend)
  })

  it('is mended by its mend, which brings no other error', () => {
    const cases = [
      { width: 512 },
      { aspect_ratio: 'custom' },
      { aspect_ratio: 'custom', width: 512, image },
      { aspect_ratio: 'custom', width: 257, height: 1431 },
      { image, aspect_ratio: 'custom', width: 512, height: 512 },
      { mask: image },
      { image, prompt_strength: 0 },
      { image, go_fast: true },
      { go_fast: true, seed: 7 },
      { model: 'schnell', guidance_scale: 2 },
      { output_format: 'png', output_quality: 80 },
    ]
    for (const values of cases) {
      for (const { code, input, mend } of check(values)) {
        if (mend === undefined) continue
        const set = Object.entries({ ...values, ...mend.set }).filter(([, value]) => value !== undefined)
        const left = check(Object.fromEntries(set))
        expect(left.filter((issue) => issue.code === code && issue.input === input)).toEqual([])
        expect(left.filter(({ severity }) => severity === 'error')).toEqual([])
      }
    }
  })
})

describe('a negative seed', () => {
  it('counts as none, so another one is drawn each time', () => {
    const found = check({ seed: -1, go_fast: false })
    expect(found).toMatchObject([{ code: 'seed-not-used', input: 'seed', mend: { set: { seed: 0 } } }])
    expect(check({ seed: 0, go_fast: false })).toEqual([])
  })
})

describe('the rules say nothing', () => {
  it.each([
    [{}],
    [{ aspect_ratio: '16:9', megapixels: '0.25', seed: 7, num_inference_steps: 28 }],
    [{ aspect_ratio: 'custom', width: 512, height: 768 }],
    [{ image, mask: image, prompt_strength: 1 }],
    [{ model: 'schnell', num_inference_steps: 4 }],
    [{ go_fast: true, seed: { control: 'random', value: 3 } }],
    [{ extra_lora: 'a/b' }],
    [{ disable_safety_checker: true, num_outputs: 4 }],
    [{ width: '', mask: '', output_quality: 80 }],
    [{ prompt: words(500) }],
  ])('of %j', (values) => {
    expect(check(values)).toEqual([])
  })

  it('of what only the run tells', () => {
    expect(check({ width: 512, height: 500 }, { unknown: ['aspect_ratio'] })).toEqual([])
    expect(check({ aspect_ratio: 'custom', width: 512 }, { unknown: ['height'] })).toEqual([])
    expect(check({ model: 'schnell' }, { unknown: ['num_inference_steps'] })).toEqual([])
    expect(check({ output_quality: 80 }, { unknown: ['output_format'] })).toEqual([])
    expect(
      check({ mask: image, prompt_strength: 0.5 }, { unknown: ['image'], uncertain: ['image'] }),
    ).toEqual([])
  })

  it('but that a wired value is ignored whatever it is', () => {
    expect(check({}, { unknown: ['width'] })).toMatchObject([{ code: 'size-ignored', input: 'width' }])
    expect(check({}, { unknown: ['mask'] })).toMatchObject([{ code: 'mask-without-image' }])
  })

  it('fatal of an image that may not come', () => {
    const known = { unknown: ['image'], uncertain: ['image'] }
    expect(check({ prompt_strength: 0 }, known)).toMatchObject([
      { code: 'no-step-left', severity: 'warning' },
    ])
    expect(check({ prompt_strength: 0 }, { unknown: ['image'] })).toMatchObject([{ severity: 'error' }])
  })

  it('of a model of another shape, whatever its name', () => {
    const other = ports.filter(({ name }) => name !== 'model')
    expect(checkModel({ ports: other, values: { width: 512, mask: image } })).toEqual([])
    const smaller = ports.map((port) =>
      port.name === 'aspect_ratio' ? { ...port, choices: ['1:1', '16:9'] } : port,
    )
    expect(checkModel({ ports: smaller, values: { width: 512 } })).toEqual([])
  })
})

it('an extra LoRA alone is ignored, but not on a fine-tune, which has its own', () => {
  const base = ports.map((port) =>
    port.name === 'replicate_weights' ? { ...port, name: 'lora_weights' } : port,
  )
  const of = (values: { readonly [input: string]: boolean | string }) => checkModel({ ports: base, values })
  expect(of({ extra_lora: 'a/b' })).toMatchObject([
    { code: 'extra-lora-alone', mend: { set: { lora_weights: 'a/b', extra_lora: undefined } } },
  ])
  expect(of({ extra_lora: 'a/b', lora_weights: 'c/d' })).toEqual([])
  expect(of({ extra_lora: 'a/b', go_fast: true })).toEqual([])
  expect(check({ extra_lora: 'a/b' })).toEqual([])
})

it('a model of the shape that lacks a field has the other rules', () => {
  const without = ports.filter(({ name }) => name !== 'megapixels' && name !== 'mask')
  expect(checkModel({ ports: without, values: { width: 512 } })).toMatchObject([{ code: 'size-ignored' }])
  expect(schema.Input).toBeDefined()
})
