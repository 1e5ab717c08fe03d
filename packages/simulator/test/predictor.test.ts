import { parseProgress } from '@weft/replicate-protocol'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { chooseFluxSize } from '../src/predictor/choose-flux-size.ts'
import { chooseLoras } from '../src/predictor/choose-loras.ts'
import { fluxInputSchema } from '../src/predictor/flux-input.ts'
import { parseLora } from '../src/predictor/parse-lora.ts'
import { differenceOf, plainPicture, setUp } from './set-up.ts'

const read = (input: Record<string, unknown>) => fluxInputSchema.parse({ prompt: 'x', ...input })

describe('sizes', () => {
  it('follow the table, halve for 0.25, and round custom up', () => {
    const sizes = ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '3:4', '4:3', '9:16', '9:21'].map(
      (aspect_ratio) => {
        const { width, height } = chooseFluxSize(read({ aspect_ratio }))
        return `${width}x${height}`
      },
    )
    expect(sizes.join(' ')).toBe(
      '1024x1024 1344x768 1536x640 1216x832 832x1216 896x1088 1088x896 896x1152 1152x896 768x1344 640x1536',
    )
    expect(chooseFluxSize(read({ aspect_ratio: '16:9', megapixels: '0.25' }))).toEqual({
      width: 672,
      height: 384,
    })
    expect(
      chooseFluxSize(read({ aspect_ratio: 'custom', width: 257, height: 256, megapixels: '0.25' })),
    ).toEqual({
      width: 272,
      height: 256,
    })
  })
  it('fail for custom without both sides, even with an image, in the predictor words', async () => {
    const { run } = setUp()
    const image = await plainPicture(300, 300, '#888')
    const ended = await run({ aspect_ratio: 'custom', width: undefined, image })
    expect(ended).toMatchObject({
      status: 'failed',
      error: "unsupported operand type(s) for +: 'NoneType' and 'int'",
      output: null,
    })
  })
  it.each([
    [1920, 1080, 1440, 816],
    [1000, 1000, 1008, 1008],
    [4000, 3000, 1440, 1088],
  ])('an image of %dx%d gives %dx%d', async (width, height, toWidth, toHeight) => {
    const { run, pixelsOf } = setUp()
    const ended = await run({ image: await plainPicture(width, height, '#345') })
    expect(await pixelsOf(ended)).toMatchObject({ width: toWidth, height: toHeight, channels: 3 })
    expect(ended.logs).toContain(
      `Input image size: ${width}x${height}\n[!] Resizing input image from ${width}x${height} to ${toWidth}x${toHeight}\n[!] img2img mode`,
    )
  })
  it('do not turn an image by its EXIF orientation', async () => {
    const { run, pixelsOf } = setUp()
    const jpeg = await sharp({ create: { width: 320, height: 256, channels: 3, background: '#123' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const ended = await run({ image: `data:image/jpeg;base64,${jpeg.toString('base64')}` })
    expect(await pixelsOf(ended)).toMatchObject({ width: 320, height: 256 })
  })
})

describe('the picture', () => {
  it('is the same for the same seed and input, and another for anything that counts', async () => {
    const { run, bytesOf, pixelsOf } = setUp()
    const first = await run({})
    const again = await run({})
    const [url] = Array.isArray(first.output) ? first.output : []
    const [otherUrl] = Array.isArray(again.output) ? again.output : []
    expect(otherUrl).not.toBe(url)
    expect((await bytesOf(url)).equals(await bytesOf(otherUrl))).toBe(true)
    const base = await pixelsOf(first)
    const changes: Record<string, Record<string, unknown>> = {
      prompt: { prompt: 'a loud ocean' },
      seed: { seed: 2 },
      steps: { num_inference_steps: 20 },
      moreSteps: { num_inference_steps: 40 },
      guidance: { guidance_scale: 3.5 },
      lora: { replicate_weights: 'fofr/flux-pixar-cars' },
      extra: { extra_lora: 'fofr/flux-pixar-cars' },
      scale: { lora_scale: 1.5 },
      model: { model: 'schnell' },
    }
    for (const [name, input] of Object.entries(changes)) {
      const { data } = await pixelsOf(await run(input))
      expect(differenceOf(base.data, data), name).toBeGreaterThan(1.5)
    }
    const low = await pixelsOf(await run({ replicate_weights: 'a/b', lora_scale: 0.5 }))
    const high = await pixelsOf(await run({ replicate_weights: 'a/b', lora_scale: 1 }))
    expect(differenceOf(low.data, high.data)).toBeGreaterThan(1.5)
    const schnell = { model: 'schnell', num_inference_steps: 4 }
    const [calm, strong] = [
      await pixelsOf(await run(schnell)),
      await pixelsOf(await run({ ...schnell, guidance_scale: 9 })),
    ]
    expect(differenceOf(calm.data, strong.data)).toBe(0)
  })
  it('sharpens with steps', async () => {
    const { run, pixelsOf } = setUp()
    const roughness = async (num_inference_steps: number) => {
      const { data } = await pixelsOf(await run({ num_inference_steps, prompt: 'moss and fern macro' }))
      return differenceOf(data.subarray(3), data.subarray(0, -3))
    }
    expect(await roughness(2)).toBeLessThan((await roughness(28)) * 0.8)
  })
  it('obeys format and quality', async () => {
    const { run, bytesOf } = setUp()
    const size = async (input: Record<string, unknown>) => {
      const { output } = await run(input)
      const [url] = Array.isArray(output) ? output : []
      const bytes = await bytesOf(url)
      return { url: String(url), format: (await sharp(bytes).metadata()).format, bytes: bytes.length }
    }
    const low = await size({ output_format: 'jpg', output_quality: 5 })
    const high = await size({ output_format: 'jpg', output_quality: 95 })
    expect(low).toMatchObject({ format: 'jpeg', url: expect.stringMatching(/out-0\.jpg$/) })
    expect(high.bytes).toBeGreaterThan(low.bytes * 2)
    expect(await size({ output_format: 'webp', output_quality: 0 })).toMatchObject({ format: 'webp' })
    const png = { low: await size({ output_quality: 1 }), high: await size({ output_quality: 100 }) }
    expect(png.low.bytes).toBe(png.high.bytes)
  })
})

describe('image to image', () => {
  it('blends by prompt_strength', async () => {
    const { run, pixelsOf } = setUp()
    const image = await plainPicture(256, 256, '#808080')
    const grey = new Uint8Array(256 * 180 * 3).fill(128)
    const away = async (prompt_strength: number) => {
      const { data } = await pixelsOf(await run({ image, prompt_strength }))
      return differenceOf(grey, data.subarray(0, grey.length))
    }
    const [little, half, all] = [await away(0.2), await away(0.5), await away(1)]
    expect(little).toBeGreaterThan(1)
    expect(little / all).toBeCloseTo(0.2, 1)
    expect(half / all).toBeCloseTo(0.5, 1)
  })
  it.each([
    [0.8, 23],
    [0.5, 14],
    [0.2, 6],
  ])('of 28 steps a strength of %d runs %d', async (prompt_strength, steps) => {
    const { run } = setUp()
    const { logs } = await run({ image: await plainPicture(256, 256, '#808080'), prompt_strength })
    expect(parseProgress(logs ?? '')).toEqual({ fraction: 1, step: steps, steps })
  })
  it('fails at a strength of 0 with the predictor words', async () => {
    const { run } = setUp()
    const ended = await run({ image: await plainPicture(256, 256, '#808080'), prompt_strength: 0 })
    expect(ended.status).toBe('failed')
    expect(ended.error).toBe(
      'After adjusting the num_inference_steps by strength parameter: 0.0, the number of pipelinesteps is 0 which is < 1 and not appropriate for this pipeline.',
    )
  })
  it('repaints only where the mask is white, whatever its size, and ignores a mask without an image', async () => {
    const { run, pixelsOf } = setUp()
    const image = await plainPicture(256, 256, '#804020')
    const white = {
      input: { create: { width: 10, height: 20, channels: 3 as const, background: '#fff' } },
      left: 0,
      top: 0,
    }
    const half = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#000' } })
      .composite([white])
      .png()
      .toBuffer()
    const mask = `data:image/png;base64,${half.toString('base64')}`
    const ended = await run({ image, mask, prompt_strength: 1 })
    expect(ended.logs).toContain('[!] inpaint mode')
    const { data } = await pixelsOf(ended)
    let [kept, painted] = [0, 0]
    for (let y = 0; y < 256; y++) {
      for (let x = 0; x < 256; x++) {
        const at = (y * 256 + x) * 3
        const same = data[at] === 0x80 && data[at + 1] === 0x40 && data[at + 2] === 0x20
        if (x >= 128 && same) kept += 1
        if (x < 128 && !same) painted += 1
      }
    }
    expect(kept).toBe(128 * 256)
    expect(painted).toBeGreaterThan(128 * 250)
    const [without, ignored] = [await run({}), await run({ mask })]
    expect(ignored.logs).toBe(without.logs)
    expect(differenceOf((await pixelsOf(without)).data, (await pixelsOf(ignored)).data)).toBe(0)
  })
})

describe('logs', () => {
  it('come in the predictor order without fast mode', async () => {
    const { run } = setUp()
    const { logs } = await run({ go_fast: true, seed: undefined, num_inference_steps: 4 })
    expect(logs?.split('\n').filter((line) => !line.startsWith('Loaded'))).toEqual([
      'Custom aspect ratios not supported with fast fp8 inference; will run in bf16',
      'Downloading weights',
      'Using seed: 0',
      'Prompt: a quiet ocean',
      '[!] txt2img mode',
      '  0%|          | 0/4 [00:00<?, ?it/s]',
      ' 25%|██▌       | 1/4 [00:00<00:00,  5.10it/s]',
      ' 50%|█████     | 2/4 [00:00<00:00,  5.10it/s]',
      ' 75%|███████▌  | 3/4 [00:00<00:00,  5.10it/s]',
      '100%|██████████| 4/4 [00:00<00:00,  5.10it/s]',
      'Total safe images: 1 out of 1',
      '',
    ])
  })
  it('show that a negative seed is none, and its amount in fast mode', async () => {
    const { run } = setUp()
    expect((await run({ seed: -7 })).logs).toContain('Using seed: 0\n')
    const small = { aspect_ratio: '1:1', megapixels: '0.25', num_inference_steps: 1 }
    const { logs } = await run({ ...small, width: undefined, height: undefined, seed: -7, go_fast: true })
    expect(logs).toContain('Using seed: 7\n')
  })

  it('show one bar per image in fast mode, and a seed of 32 bits', async () => {
    const { run } = setUp()
    const fast = {
      go_fast: true,
      aspect_ratio: '1:1',
      megapixels: '0.25',
      num_outputs: 2,
      seed: undefined,
      num_inference_steps: 2,
    }
    const { logs, output } = await run({ ...fast, width: undefined, height: undefined })
    expect(logs).toContain('running quantized prediction\nUsing seed: 2147483648\n')
    expect(logs?.match(/ {2}0%\|/g)).toHaveLength(2)
    expect(parseProgress(logs ?? '', { bars: 2 })?.fraction).toBe(1)
    expect(output).toHaveLength(2)
  })
})

describe('LoRAs', () => {
  it('are read in every format of the page', () => {
    const good = [
      'huggingface.co/owner/name',
      'https://huggingface.co/owner/name',
      'civitai.com/models/12345',
      'https://civitai.com/models/12345/a-name',
      'https://civitai.com/api/download/models/9?type=Model',
      'https://host/a/b.safetensors?download=true',
      'fofr/flux-pixar-cars',
      'owner/name/abcdef123456',
      'owner/name/versions/abcdef123456',
      'https://replicate.delivery/xezq/trained_model.tar',
    ]
    for (const reference of good) expect(parseLora(reference), reference).not.toBe('')
    expect(parseLora('https://host/b.safetensors?x=1')).toBe('https://host/b.safetensors')
  })
  it.each([
    ['huggingface.co/owner', 'Failed to parse HuggingFace URL. Expected huggingface.co/<owner>/<model-name>'],
    [
      'civitai.com/models/name',
      'Failed to parse CivitAI URL. Expected civitai.com/models/<id>[/<model-name>]',
    ],
    ['owner/name:abcdef', 'Weights not found at the supplied URL. Please check the URL.'],
    ['owner/not-found', 'Weights not found at the supplied URL. Please check the URL.'],
  ])('%s fails with "%s"', async (replicate_weights, error) => {
    const { run } = setUp()
    expect(await run({ replicate_weights })).toMatchObject({ status: 'failed', error })
  })
  it('count 1.5 times in fast mode, the extra one never, and the extra one alone only in fast mode', () => {
    const input = read({
      replicate_weights: 'a/b',
      lora_scale: 0.8,
      extra_lora: 'c/d',
      extra_lora_scale: 0.6,
    })
    const scales = (fast: boolean) =>
      chooseLoras(input, { fast, fineTune: true }).named.map(({ scale }) => Number(scale.toFixed(3)))
    expect(scales(false)).toEqual([0.8, 0.6])
    expect(scales(true)).toEqual([1.2, 0.6])
    const alone = read({ extra_lora: 'c/d' })
    expect(chooseLoras(alone, { fast: false, fineTune: false }).named).toEqual([])
    expect(chooseLoras(alone, { fast: true, fineTune: false }).named).toHaveLength(1)
    expect(chooseLoras(alone, { fast: false, fineTune: true })).toMatchObject({
      trainedScale: 1,
      named: [{ name: 'c/d' }],
    })
  })
})

describe('safety', () => {
  it('drops images and keeps their index in the names, or fails when all are unsafe', async () => {
    const { run, simulator } = setUp()
    simulator.faults?.set({ unsafeImages: [0] })
    const some = await run({ num_outputs: 2 })
    expect(some.output).toEqual([expect.stringMatching(/\/out-1\.png$/)])
    expect(some.logs).toContain('NSFW content detected in image 0\nTotal safe images: 1 out of 2\n')
    simulator.faults?.clear()
    const none = await run({ prompt: 'very nsfw ocean' })
    expect(none).toMatchObject({
      status: 'failed',
      output: null,
      error: 'All generated images contained NSFW content. Try running it again with a different prompt.',
    })
    expect((await run({ prompt: 'very nsfw ocean', disable_safety_checker: true })).status).toBe('succeeded')
  })
})
