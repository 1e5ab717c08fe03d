import type { RunEvent } from '@weft/engine'
import { foldRun, runEventSchema } from '@weft/engine'
import { isAssetId } from '@weft/storage'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, fluxModel, fluxVersion, input, output } from './documents.ts'
import { begin, finish, openRuntime, run, temporaryDirectory } from './open-runtime.ts'

const never = new AbortController().signal

describe('text to image', () => {
  const document = documentOf(
    { flux: flux({ prompt: 'a red kite' }), result: output('images') },
    'flux.output -> result.value',
  )

  it('keeps the picture in the store, at the size the model made', async () => {
    const runtime = await openRuntime()
    const state = await run(runtime, { document })
    expect(state).toMatchObject({ status: 'succeeded', simulated: true })
    const [image] = readImages(state.outputs.images)
    expect(image).toMatchObject({ mediaType: 'image/png', width: 512, height: 512 })
    const bytes = await runtime.assets.read(image!.asset)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 })
    expect(state.nodes.flux?.attempts).toMatchObject([{ status: 'done', provider: 'simulator' }])
  })

  it('tells every fact once, in order, and folds to the same run', async () => {
    const runtime = await openRuntime()
    const id = await begin(runtime, { document })
    const live: RunEvent[] = []
    for await (const event of runtime.watchRun(id, 0, never)) live.push(event)
    expect(live.map(({ seq }) => seq)).toEqual(live.map((_, index) => index + 1))
    expect(live[0]?.type).toBe('run-start')
    expect(live.filter(({ type }) => type === 'run-end')).toHaveLength(1)
    expect(live.map((event) => runEventSchema.parse(event))).toEqual(live)
    const state = await runtime.getRun(id)
    expect(foldRun(live)).toMatchObject({
      status: state?.status,
      nodes: state?.nodes,
      outputs: state?.outputs,
    })
    const rest: RunEvent[] = []
    for await (const event of runtime.watchRun(id, 3, never)) rest.push(event)
    expect(rest).toEqual(live.slice(3))
  })

  it('pays once for the same call, also of two nodes at once, and again when asked to', async () => {
    const runtime = await openRuntime()
    const twice = documentOf(
      {
        a: flux({ prompt: 'same' }),
        b: flux({ prompt: 'same' }),
        first: output('a'),
        second: output('b'),
      },
      'a.output -> first.value',
      'b.output -> second.value',
    )
    const state = await run(runtime, { document: twice })
    expect(state.outputs.a).toEqual(state.outputs.b)
    expect(await attemptsOf(runtime, state.id)).toHaveLength(1)

    const again = await run(runtime, { document: twice })
    expect(again.nodes.a).toMatchObject({ status: 'succeeded', cached: true })
    expect(await attemptsOf(runtime, again.id)).toHaveLength(0)
    const plan = await runtime.plan({ document: twice }, never)
    expect(plan.plan?.steps.map(({ nodeId, cached }) => [nodeId, cached])).toContainEqual(['a', true])

    const refreshed = await run(runtime, { document: twice, refresh: ['a'] })
    expect(refreshed.nodes).toMatchObject({ a: { cached: false }, b: { cached: true } })
  })

  it('resolves seeds on the server and keeps what it drew', async () => {
    const runtime = await openRuntime({ random: () => 0.25 })
    const random = documentOf(
      {
        flux: flux({ prompt: 'a', seed: { control: 'random' } }),
        result: output('images'),
      },
      'flux.output -> result.value',
    )
    const state = await run(runtime, { document: random })
    expect(state.seeds).toEqual({ flux: { 'input.seed': expect.any(Number) } })
    const [attempt] = await attemptsOf(runtime, state.id)
    expect(JSON.parse(attempt!.input).seed).toBe(state.seeds?.flux?.['input.seed'])
  })
})

describe('pictures in', () => {
  it('repaints only where a mask is white', async () => {
    const runtime = await openRuntime()
    const photo = await runtime.importAsset(await gradient(128, 128), 'image/png')
    const mask = await runtime.importAsset(await leftHalfBlack(128, 128), 'image/png')
    const document = documentOf(
      {
        photo: { type: 'load-image', params: { image: { asset: photo.asset } } },
        mask: { type: 'mask', params: { mask: { asset: mask.asset } } },
        flux: flux({ prompt: 'a castle', prompt_strength: 1 }),
        result: output('images'),
      },
      'photo.image -> mask.image',
      'photo.image -> flux.image',
      'mask.mask -> flux.mask',
      'flux.output -> result.value',
    )
    const state = await run(runtime, { document })
    expect(state.error).toBeUndefined()
    // Stage by stage, so that a failure says where: nothing to turn upright, nothing to fit, both sent.
    expect(state.nodes.photo?.outputs?.image).toEqual(photo)
    const fitted = state.nodes.mask?.outputs?.mask
    const [maskImage] = readImages([fitted])
    expect(new Set(await pixels(await runtime.assets.read(maskImage!.asset)))).toEqual(new Set([0, 255]))
    const [attempt] = await attemptsOf(runtime, state.id)
    expect(Object.keys(JSON.parse(attempt!.input))).toEqual(expect.arrayContaining(['image', 'mask']))
    const [image] = readImages(state.outputs.images)
    expect(image).toMatchObject({ width: 128, height: 128 })
    const before = await pixels(await runtime.assets.read(photo.asset))
    const after = await pixels(await runtime.assets.read(image!.asset))
    const changed = { left: 0, right: 0 }
    for (let index = 0; index < before.length; index += 1)
      if (before[index] !== after[index]) changed[Math.floor(index / 3) % 128 < 64 ? 'left' : 'right'] += 1
    expect(changed.left).toBe(0)
    expect(changed.right).toBeGreaterThan(1000)
  })

  it('takes them as data: URLs in declared inputs, and blends by strength', async () => {
    const runtime = await openRuntime()
    const bytes = await gradient(96, 64)
    const document = documentOf(
      {
        photo: input('photo', 'image'),
        flux: flux({ prompt: 'a castle', prompt_strength: 0.2 }),
        result: output('images'),
      },
      'photo.value -> flux.image',
      'flux.output -> result.value',
    )
    const url = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
    const state = await run(runtime, { document, inputs: { photo: url } })
    expect(state.error).toBeUndefined()
    expect(state.inputs.photo).toMatchObject({ mediaType: 'image/png', width: 96, height: 64 })
    expect(readImages(state.outputs.images)[0]).toMatchObject({ width: 96, height: 64 })
  })

  it('takes them from public addresses, hand-set ones too', async () => {
    const bytes = await gradient(96, 64)
    const asked: string[] = []
    const runtime = await openRuntime({
      fetch: async (url) => {
        asked.push(url)
        return new Response(Uint8Array.from(bytes), { headers: { 'content-type': 'image/png' } })
      },
    })
    const document = documentOf(
      {
        photo: input('photo', 'image'),
        wired: flux({ prompt: 'a castle' }),
        byHand: flux({ prompt: 'a castle', image: 'https://example.com/hand.png' }),
        first: output('first'),
        second: output('second'),
      },
      'photo.value -> wired.image',
      'wired.output -> first.value',
      'byHand.output -> second.value',
    )
    const state = await run(runtime, { document, inputs: { photo: 'https://example.com/photo.png' } })
    expect(state.error).toBeUndefined()
    expect(state.inputs.photo).toMatchObject({
      asset: expect.stringMatching(/^sha256:/),
      width: 96,
      height: 64,
    })
    expect(readImages(state.outputs.first)).toMatchObject([{ width: 96, height: 64 }])
    expect(readImages(state.outputs.second)).toMatchObject([{ width: 96, height: 64 }])
    expect(asked.toSorted()).toEqual(['https://example.com/hand.png', 'https://example.com/photo.png'])
  })

  it('says which input cannot be taken, and why', async () => {
    const runtime = await openRuntime()
    const document = documentOf(
      {
        photo: input('photo', 'image'),
        other: input('other', 'image'),
        far: input('far', 'image'),
        flux: flux({ prompt: 'a' }),
        p: { type: 'preview', params: {} },
        q: { type: 'preview', params: {} },
      },
      'photo.value -> flux.image',
      'other.value -> p.value',
      'far.value -> q.value',
    )
    const started = await runtime.startRun(
      {
        document,
        inputs: {
          photo: 'data:image/png;base64,AAAA',
          other: { asset: `sha256:${'0'.repeat(64)}` },
          far: 'https://127.0.0.1/a.png',
        },
      },
      never,
    )
    if (!('issues' in started)) throw new Error('it was accepted')
    expect(started.issues.map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        ['/inputs/photo', 'asset-rejected'],
        ['/inputs/other', 'asset-rejected'],
        ['/inputs/far', 'asset-rejected'],
      ]),
    )
    expect(started.issues.find(({ path }) => path === '/inputs/photo')?.message).toContain(
      'Expected a picture, as its type image/png says',
    )
  })
})

describe('chains, lists and failures', () => {
  it('picks one of several pictures and paints on', async () => {
    const runtime = await openRuntime()
    const document = documentOf(
      {
        first: flux({ prompt: 'a boat', num_outputs: 3 }),
        pick: { type: 'pick', params: { index: -1 } },
        second: flux({ prompt: 'at night' }),
        many: output('many'),
        one: output('one'),
      },
      'first.output -> pick.items',
      'first.output -> many.value',
      'pick.item -> second.image',
      'second.output -> one.value',
    )
    const state = await run(runtime, { document })
    expect(state.error).toBeUndefined()
    const many = readImages(state.outputs.many)
    expect(new Set(many.map(({ asset }) => asset)).size).toBe(3)
    expect(state.nodes.pick?.outputs?.item).toEqual(many[2])
    expect(readImages(state.outputs.one)).toHaveLength(1)
  })

  it('runs once per prompt of a list', async () => {
    const runtime = await openRuntime()
    const document = documentOf(
      {
        words: { type: 'list', params: { kind: 'text', items: ['sun', 'moon'] } },
        flux: flux(),
        result: output('images'),
      },
      'words.items -> flux.prompt',
      'flux.output -> result.value',
    )
    const state = await run(runtime, { document })
    expect(state.nodes.flux?.lanes?.map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
    expect(readImages(state.outputs.images)).toHaveLength(2)
    expect((await attemptsOf(runtime, state.id)).map(({ lane }) => lane).sort()).toEqual([0, 1])
  })

  it('ends failed with the words of the model, and with what did not depend on it', async () => {
    const runtime = await openRuntime()
    const document = documentOf(
      {
        bad: flux({ prompt: 'a', extra_lora: 'nobody/not-found' }),
        after: flux({ prompt: 'b' }),
        good: flux({ prompt: 'c' }),
        lost: output('lost'),
        kept: output('kept'),
      },
      'bad.output -> pick.items',
      'pick.item -> after.image',
      'after.output -> lost.value',
      'good.output -> kept.value',
    )
    const withPick = { ...document, nodes: { ...document.nodes, pick: { type: 'pick', params: {} } } }
    const state = await run(runtime, { document: withPick })
    expect(state.status).toBe('failed')
    expect(state.nodes.bad).toMatchObject({
      status: 'failed',
      error: { code: 'provider_failed', message: expect.stringContaining('Weights not found') },
      attempts: [{ status: 'failed' }],
    })
    expect(state.nodes.after).toMatchObject({ status: 'skipped' })
    expect(readImages(state.outputs.kept)).toHaveLength(1)

    const retried = await runtime.retryRun(state.id, never)
    if (!retried || 'issues' in retried) throw new Error('it was not accepted')
    const second = await finish(runtime, retried.run.id)
    expect(second.nodes.good).toMatchObject({
      status: 'succeeded',
      cached: true,
      outputs: state.nodes.good?.outputs,
    })
    expect((await attemptsOf(runtime, second.id)).map(({ nodeId }) => nodeId)).toEqual(['bad'])
  })

  it('gives all issues of a document that cannot run', async () => {
    const runtime = await openRuntime()
    const document = documentOf(
      { flux: flux({ num_outputs: 99 }), result: output('images') },
      'flux.output -> result.value',
    )
    const plan = await runtime.plan({ document }, never)
    expect(plan.plan).toBeUndefined()
    expect(
      plan.issues
        .filter(({ severity }) => severity === 'error')
        .map(({ port }) => port)
        .sort(),
    ).toEqual(['num_outputs', 'prompt'])
    expect(await runtime.startRun({ document }, never)).toMatchObject({ issues: plan.issues })
    expect((await runtime.listRuns({ limit: 9 })).runs).toEqual([])
  })
})

describe('a run that takes long', () => {
  const slow = { simulatorLatencyMs: 60_000 }
  const document = documentOf(
    { flux: flux({ prompt: 'slow' }), result: output('images') },
    'flux.output -> result.value',
  )

  it('is canceled here and at the provider, and ends once', async () => {
    const runtime = await openRuntime(slow)
    const id = await begin(runtime, { document })
    const predictionId = await untilCreated(runtime, id)
    expect(await runtime.deleteRun(id)).toBe(false)
    expect(await runtime.waitForRun(id, 1, never)).toMatchObject({ status: 'running' })
    expect(await runtime.cancelRun(id)).toBe(true)
    const state = await finish(runtime, id)
    expect(state).toMatchObject({ status: 'canceled', nodes: { flux: { status: 'canceled' } } })
    expect(await runtime.provider.get(predictionId, never)).toMatchObject({ status: 'canceled' })
    expect(await attemptsOf(runtime, id)).toMatchObject([{ status: 'canceled', predictionId }])
    expect(await runtime.cancelRun(id)).toBe(false)
    expect(await runtime.cancelRun('nobody')).toBeUndefined()
    expect(await runtime.deleteRun(id)).toBe(true)
    expect(await runtime.getRun(id)).toBeUndefined()
    expect(await runtime.deleteRun(id)).toBeUndefined()
  })

  it('is carried on after a restart: the same prediction, the numbers going on, nothing paid twice', async () => {
    const dataDirectory = await temporaryDirectory()
    const first = await openRuntime({ dataDirectory, ...slow })
    const withText = documentOf(
      {
        words: { type: 'join-text', params: {} },
        texts: { type: 'list', params: { kind: 'text', items: ['slow', 'boat'] } },
        flux: flux(),
        result: output('images'),
      },
      'texts.items -> words.texts',
      'words.text -> flux.prompt',
      'flux.output -> result.value',
    )
    const id = await begin(first, { document: withText })
    const predictionId = await untilCreated(first, id)
    await first.close()

    const second = await openRuntime({ dataDirectory })
    const state = await finish(second, id)
    expect(state).toMatchObject({ status: 'succeeded', id })
    expect(readImages(state.outputs.images)).toHaveLength(1)
    expect(await attemptsOf(second, id)).toMatchObject([{ status: 'done', predictionId }])
    const events = await second.store.runs.events(id, 0)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    expect(events.filter(({ type }) => type === 'run-start')).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1)
  })

  it('makes anew after a restart what it was asked to, and so does a retry of it', async () => {
    const dataDirectory = await temporaryDirectory()
    const chain = documentOf(
      {
        first: flux({ prompt: 'a slow boat' }),
        second: flux({ prompt: 'a slow boat at night' }),
        result: output('images'),
      },
      'first.output -> second.image',
      'second.output -> result.value',
    )
    const kept = await openRuntime({ dataDirectory })
    await run(kept, { document: chain })
    await kept.close()
    const crashed = await openRuntime({ dataDirectory, ...slow })
    const id = await begin(crashed, { document: chain, refresh: true })
    await untilCreated(crashed, id)
    await crashed.close()

    const again = await openRuntime({ dataDirectory })
    const state = await finish(again, id)
    expect(state).toMatchObject({ status: 'succeeded', nodes: { second: { cached: false } } })
    const retried = await again.retryRun(id, never)
    if (retried === undefined || 'issues' in retried) throw new Error('it cannot be retried')
    expect(await again.store.runs.get(retried.run.id)).toMatchObject({ refresh: true, retryOf: id })
    expect(await finish(again, retried.run.id)).toMatchObject({ status: 'succeeded' })
  })

  it('refuses a second owner of the data directory, and new runs once it closes', async () => {
    const dataDirectory = await temporaryDirectory()
    const runtime = await openRuntime({ dataDirectory })
    await expect(openRuntime({ dataDirectory })).rejects.toThrow(
      `in use by another Weft (process ${process.pid})`,
    )
    await runtime.close()
    await expect(runtime.startRun({ document }, never)).rejects.toMatchObject({
      code: 'internal',
      retryable: true,
    })
    const next = await openRuntime({ dataDirectory })
    expect((await next.models.list()).length).toBeGreaterThan(0)
  })
})

describe('secrets', () => {
  it('are read at the call, and appear in nothing that is stored', async () => {
    const logged: unknown[] = []
    const runtime = await openRuntime({
      environment: (name) => (name === 'HF_TOKEN' ? 'hf_very_secret' : undefined),
      log: (entry) => logged.push(entry),
    })
    const document = documentOf(
      { flux: flux({ prompt: { secret: 'HF_TOKEN' } }), result: output('images') },
      'flux.output -> result.value',
    )
    const started = await runtime.startRun({ document }, never)
    // A text port takes no secret: the document is refused before anything is read.
    expect('issues' in started).toBe(true)
    expect(JSON.stringify(logged)).not.toContain('hf_very_secret')
  })
})

describe('the catalog', () => {
  it('finds the bundled model by name, by its short and by its whole version', async () => {
    const { models } = await openRuntime()
    for (const reference of [
      fluxModel,
      `${fluxModel}:5fc9089b`,
      `${fluxModel}:${fluxVersion}`,
      `https://replicate.com/${fluxModel}`,
    ])
      expect((await models.find(reference))?.ref).toBe(`${fluxModel}:${fluxVersion}`)
    expect(await models.find(`${fluxModel}:1234`)).toBeUndefined()
    const [model] = await models.list()
    expect(Object.keys(model?.schema.Input.properties ?? {})).toHaveLength(21)
  })

  it('pins what a document leaves open, once', async () => {
    const { models } = await openRuntime()
    const document = documentOf({ a: flux({ prompt: 'a' }), b: flux({ prompt: 'b' }) })
    const pinned = await models.pin(document, never)
    expect(Object.keys(pinned.document.models)).toEqual([`${fluxModel}:${fluxVersion}`])
    expect(pinned.document.nodes.a?.params.model).toBe(`${fluxModel}:${fluxVersion}`)
    expect(pinned.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['model-version-chosen', 'info'],
      ['model-version-chosen', 'info'],
    ])
    const again = await models.pin(pinned.document, never)
    expect(again.document).toBe(pinned.document)
    const unknown = documentOf({ a: { type: 'model', params: { model: 'nobody/nothing', input: {} } } })
    expect((await models.pin(unknown, never)).issues).toMatchObject([
      { code: 'model-not-found', severity: 'error', path: '/nodes/a/params/model' },
    ])
  })
})

function readImages(value: unknown) {
  if (!Array.isArray(value)) throw new Error(`no list of pictures: ${JSON.stringify(value)}`)
  return value.map((item) => {
    const { asset, width, height, mediaType } = item
    if (!isAssetId(asset)) throw new Error(`no picture: ${JSON.stringify(item)}`)
    return { asset, width, height, mediaType }
  })
}

function attemptsOf(runtime: Awaited<ReturnType<typeof openRuntime>>, id: string) {
  return runtime.store.attempts.ofRun(id)
}

async function untilCreated(runtime: Awaited<ReturnType<typeof openRuntime>>, id: string): Promise<string> {
  for await (const event of runtime.watchRun(id, 0, never))
    if (event.type === 'node-progress' && event.attempt?.status === 'created')
      return event.attempt.predictionId ?? ''
  throw new Error('the run ended without a prediction')
}

async function gradient(width: number, height: number): Promise<Uint8Array> {
  const data = Buffer.from(
    Array.from({ length: width * height * 3 }, (_, index) => (Math.floor(index / 3) * 7 + index) % 256),
  )
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

async function leftHalfBlack(width: number, height: number): Promise<Uint8Array> {
  const data = Buffer.from(
    Array.from({ length: width * height }, (_, index) => (index % width < width / 2 ? 0 : 255)),
  )
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
}

async function pixels(bytes: Uint8Array | undefined): Promise<Buffer> {
  return sharp(bytes).removeAlpha().raw().toBuffer()
}
