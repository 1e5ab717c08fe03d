import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectDirectory } from './project-directory.ts'
import { runCli } from './run-cli.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weft-cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const example = (name: string) => join(projectDirectory, 'examples', name, 'workflow.json')

/** Runs a command line with its data in the test's folder, and gives all that it printed. */
async function weft(...args: string[]) {
  let out = ''
  let err = ''
  const exitCode = await runCli(args, {
    cwd: folder,
    environment: { WEFT_DATA_DIR: join(folder, 'data'), WEFT_SIMULATOR_LATENCY_MS: '0' },
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isInteractive: false,
    signal: new AbortController().signal,
  })
  return { exitCode, out, err }
}

describe('weft storage and bundles', () => {
  it('packs a workflow with its picture, says and cleans what nothing names, and unpacks it', async () => {
    const picture = join(folder, 'photo.png')
    const background = { r: 200, g: 10, b: 10 }
    const png = sharp({ create: { width: 40, height: 30, channels: 3, background } }).png()
    await writeFile(picture, await png.toBuffer())
    const nodes = {
      photo: { type: 'input', params: { name: 'photo', kind: 'image' } },
      small: { type: 'resize-image', params: { width: 20, height: 15 } },
      result: { type: 'output', params: { name: 'image' } },
    }
    const edges = [
      { from: 'photo.value', to: 'small.image' },
      { from: 'small.image', to: 'result.value' },
    ]
    const file = join(folder, 'shrink.json')
    await writeFile(file, JSON.stringify({ weft: 1, name: 'Shrink', nodes, edges }))
    const ran = await weft('run', file, '--input', `photo=${picture}`, '--json')
    expect(ran.exitCode, ran.err).toBe(0)
    const { image } = JSON.parse(ran.out).outputs
    const report = JSON.parse((await weft('storage', '--json')).out)
    expect(report.kinds).toMatchObject({
      results: { count: 1 },
      uploads: { count: 1 },
      unreferenced: { count: 0 },
    })
    expect((await weft('storage')).out).toMatch(/ B|kB|MB/)

    const named = { photo: { type: 'load-image', params: { image: { asset: image.asset } } } }
    await writeFile(file, JSON.stringify({ weft: 1, name: 'Named', nodes: named }))
    const packed = await weft('pack', file, '--out', join(folder, 'named.weft'))
    expect([packed.exitCode, packed.err]).toEqual([0, expect.stringContaining('1 files')])
    const dry = JSON.parse((await weft('storage', 'clean', '--json')).out)
    expect(dry).toMatchObject({ dryRun: true, files: [] })
    expect((await weft('storage', 'clean', '--yes')).err).toContain('Removed: 0 files')
    expect((await weft('storage', 'clean', '--older-than', 'x')).exitCode).toBe(2)
    const unpacked = await weft('unpack', join(folder, 'named.weft'), '--out', join(folder, 'again.json'))
    expect([unpacked.exitCode, unpacked.err]).toEqual([0, expect.stringContaining('1 files are stored')])
    expect(JSON.parse(await readFile(join(folder, 'again.json'), 'utf8')).nodes).toEqual(named)
    expect(
      (await weft('unpack', join(folder, 'named.weft'), '--out', join(folder, 'again.json'))).exitCode,
    ).toBe(2)
    expect((await weft('unpack', picture)).err).toContain('which is a zip')
  })
})

describe('weft run, again', () => {
  it('takes what is kept, and makes anew what it is told to', async () => {
    const workflow = {
      weft: 1,
      name: 'chain',
      nodes: {
        a: { type: 'prompt', params: { text: 'a' } },
        b: { type: 'prompt', params: { text: '{a} b' } },
        c: { type: 'prompt', params: { text: '{b} c' } },
      },
      edges: [
        { from: 'a.text', to: 'b.a' },
        { from: 'b.text', to: 'c.b' },
      ],
    }
    const file = join(folder, 'chain.json')
    await writeFile(file, JSON.stringify(workflow))
    const anew = async (...options: string[]) => {
      const { exitCode, out } = await weft('run', file, '--json', ...options)
      expect(exitCode).toBe(0)
      const nodes: Record<string, { cached: boolean }> = JSON.parse(out).nodes
      return Object.keys(nodes).filter((id) => nodes[id]?.cached === false)
    }
    expect(await anew()).toEqual(['a', 'b', 'c'])
    expect(await anew()).toEqual([])
    expect(await anew('--refresh-node', 'a', '--refresh-node', 'c')).toEqual(['a', 'c'])
    expect(await anew('--from', 'b')).toEqual(['b'])
    expect(await anew('--refresh')).toEqual(['a', 'b', 'c'])
    expect(await weft('run', file, '--from', 'x')).toMatchObject({ exitCode: 2 })
  })

  it('retries a run that failed, with what it has', async () => {
    const workflow = {
      weft: 1,
      name: 'fails',
      nodes: {
        fine: { type: 'prompt', params: { text: 'fine' } },
        lines: { type: 'lines', params: { text: 'one' } },
        none: { type: 'pick', params: { index: 5 } },
      },
      edges: [{ from: 'lines.items', to: 'none.items' }],
    }
    const file = join(folder, 'fails.json')
    await writeFile(file, JSON.stringify(workflow))
    const first = await weft('run', file, '--json')
    expect(first.exitCode).toBe(1)
    const again = await weft('retry', JSON.parse(first.out).id, '--json')
    expect(again.exitCode).toBe(1)
    expect(JSON.parse(again.out).nodes).toMatchObject({
      fine: { cached: true, status: 'succeeded' },
      none: { status: 'failed' },
    })
    expect(await weft('retry', 'unknown')).toMatchObject({ exitCode: 2 })
  })
})

describe('weft run', () => {
  it('runs a workflow in process, tells of its nodes and writes its pictures', async () => {
    const { exitCode, out, err } = await weft(
      'run',
      example('05-prompt-with-inputs'),
      '--input',
      'count=2',
      '--input',
      'subject=owl',
      '--out',
      'made',
    )
    expect(err).toContain('flux')
    expect(exitCode).toBe(0)
    expect(out.trim().split('\n')).toEqual([
      join(folder, 'made', 'images-0.webp'),
      join(folder, 'made', 'images-1.webp'),
    ])
    expect((await sharp(join(folder, 'made', 'images-1.webp')).metadata()).width).toBe(448)
  })

  it('answers with the whole run as JSON', async () => {
    const { exitCode, out } = await weft('run', example('07-call-the-api'), '--json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      status: 'succeeded',
      outputs: { image: [{ mediaType: 'image/webp' }] },
    })
  })

  it('takes a picture from a path', async () => {
    await sharp({ create: { width: 320, height: 256, channels: 3, background: 'teal' } })
      .png()
      .toFile(join(folder, 'in.png'))
    const { exitCode } = await weft(
      'run',
      example('02-image-to-image'),
      '--input',
      'photo=in.png',
      '--out',
      'made',
      '-q',
    )
    expect(exitCode).toBe(0)
    const [file = ''] = await readdir(join(folder, 'made'))
    expect(await sharp(join(folder, 'made', file)).metadata()).toMatchObject({ width: 320, height: 256 })
  })

  it('says every issue and runs nothing when an input does not fit', async () => {
    const { exitCode, err } = await weft(
      'run',
      example('05-prompt-with-inputs'),
      '--input',
      'count=9',
      '--input',
      'colour=beige',
    )
    expect(exitCode).toBe(2)
    expect(err).toContain('/inputs/count')
    expect(err).toContain('/inputs/colour')
  })

  it('keeps to what a run may cost, and refuses what is no amount', async () => {
    const free = await weft('run', example('07-call-the-api'), '--max-cost', '0', '--json')
    expect(free.exitCode).toBe(0)
    expect(JSON.parse(free.out)).toMatchObject({ maxCost: 0, cost: { currency: 'USD', amount: 0 } })
    const wrong = await weft('run', example('07-call-the-api'), '--max-cost', 'cheap')
    expect(wrong).toMatchObject({ exitCode: 2, err: expect.stringContaining('--max-cost must be an amount') })
  })

  it('plans with what it should cost: nothing, where it is simulated', async () => {
    const { out } = await weft('plan', example('07-call-the-api'))
    expect(out).toMatch(/In all: 1 call, free\. .*Simulated on this machine/)
    const { estimate, steps } = JSON.parse((await weft('plan', example('07-call-the-api'), '--json')).out)
    expect(estimate).toMatchObject({ basis: 'free', high: 0, calls: 1 })
    expect(steps.filter((step: object) => 'estimate' in step)).toHaveLength(1)
  })

  it('names the inputs there are when one is unknown, and the kind when a value cannot be read', async () => {
    const unknown = await weft('run', example('05-prompt-with-inputs'), '--input', 'size=4')
    expect(unknown).toMatchObject({ exitCode: 2 })
    expect(unknown.err).toContain('its inputs are')
    expect(unknown.err).toContain('subject')
    const wrong = await weft('run', example('05-prompt-with-inputs'), '--input', 'count=many')
    expect(wrong).toMatchObject({ exitCode: 2 })
    expect(wrong.err).toContain('takes integer, but was given "many"')
  })

  it('ends with 1 when a run fails, and keeps what was made', async () => {
    const text = await readFile(example('06-chain'), 'utf8')
    const document = JSON.parse(text)
    document.nodes.choose.params.index = 7
    await writeFile(join(folder, 'failing.json'), JSON.stringify(document))
    const { exitCode, out } = await weft('run', 'failing.json', '--json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ status: 'failed', outputs: { studies: [{}, {}] } })
  })
})

describe('weft plan and validate', () => {
  it('prints the steps in the order of execution', async () => {
    const { exitCode, out } = await weft('plan', example('06-chain'), '--json')
    expect(exitCode).toBe(0)
    const steps: { nodeId: string }[] = JSON.parse(out).steps
    const order = steps.map((step) => step.nodeId)
    expect(order.indexOf('sketch')).toBeLessThan(order.indexOf('choose'))
    expect(order.indexOf('choose')).toBeLessThan(order.indexOf('final'))
  })

  it('validates an example, and gives every issue of a broken one with its path', async () => {
    expect(await weft('validate', example('01-text-to-image'))).toMatchObject({ exitCode: 0 })
    const document = JSON.parse(await readFile(example('01-text-to-image'), 'utf8'))
    document.nodes.flux.params.input.num_outputs = 'four'
    document.nodes.flux.params.input.aspect_ratio = '7:5'
    await writeFile(join(folder, 'broken.json'), JSON.stringify(document))
    const { exitCode, err } = await weft('validate', 'broken.json')
    expect(exitCode).toBe(2)
    expect(err).toContain('/nodes/flux/params/input/num_outputs')
    expect(err).toContain('/nodes/flux/params/input/aspect_ratio')
    await writeFile(join(folder, 'none.json'), '{')
    for (const file of ['broken.json', 'none.json']) {
      const asked = await weft('validate', file, '--json')
      expect(asked.exitCode).toBe(2)
      expect(JSON.parse(asked.out)).toMatchObject({
        valid: false,
        issues: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
      })
    }
  })

  it.each([
    ['a file that is not there', 'missing.json', 'no such file'],
    ['something that is not JSON', 'text.json', 'not a workflow'],
  ])('refuses %s with a sentence', async (_, file, words) => {
    await writeFile(join(folder, 'text.json'), 'hello')
    const { exitCode, err } = await weft('validate', file)
    expect(exitCode).toBe(2)
    expect(err).toContain(words)
  })
})

describe('weft diff', () => {
  it('ends with 0 for equal workflows, and with 1 after naming every difference', async () => {
    const file = example('01-text-to-image')
    expect(await weft('diff', file, file)).toEqual({ exitCode: 0, out: '', err: '' })
    const document = JSON.parse(await readFile(file, 'utf8'))
    document.name = 'Another'
    document.nodes.flux.params.input.num_outputs = 3
    await writeFile(join(folder, 'changed.json'), JSON.stringify(document))
    const { exitCode, out } = await weft('diff', file, 'changed.json')
    expect(exitCode).toBe(1)
    expect(out).toContain('"Another"')
    expect(out).toContain('flux: input.num_outputs')
    const json = await weft('diff', file, 'changed.json', '--json')
    expect(json.exitCode).toBe(1)
    const changes = [
      { kind: 'document-changed', path: '/name' },
      { kind: 'param-changed', path: '/nodes/flux/params/input/num_outputs', after: 3 },
    ]
    expect(JSON.parse(json.out)).toMatchObject({ same: false, changes })
  })

  it('ends with 2 for what is no workflow', async () => {
    expect(await weft('diff', example('01-text-to-image'), 'missing.json')).toMatchObject({ exitCode: 2 })
  })
})

describe('weft types', () => {
  it('prints types of the inputs and outputs', async () => {
    const { exitCode, out } = await weft('types', example('05-prompt-with-inputs'))
    expect(exitCode).toBe(0)
    expect(out).toContain('export interface Inputs')
    expect(out).toContain('count?: number')
  })
})

describe('weft itself', () => {
  it('explains its commands and exit codes', async () => {
    const { exitCode, out } = await weft('--help')
    expect(exitCode).toBe(0)
    expect(out).toContain('Exit codes')
  })

  it('ends with 2 for a command it does not know', async () => {
    expect(await weft('fly')).toMatchObject({ exitCode: 2 })
  })

  it('ends with 3 when no server answers', async () => {
    const { exitCode, err } = await weft('run', example('01-text-to-image'), '--server', 'http://127.0.0.1:9')
    expect(exitCode).toBe(3)
    expect(err).toContain('no Weft server answers')
  })
})

describe('weft tokens', () => {
  it('makes, lists and revokes tokens, and shows each once', async () => {
    const made = await weft('tokens', 'create', '--name', 'ci', '--scope', 'run')
    expect(made.exitCode).toBe(0)
    expect(made.out).toMatch(/^weft_[\w-]{43}\n$/)
    const twice = await weft('tokens', 'create', '--name', 'ci', '--scope', 'read')
    expect(twice).toMatchObject({ exitCode: 2, err: expect.stringContaining('name ci') })
    expect((await weft('tokens', 'create', '--name', 'x', '--scope', 'all')).exitCode).toBe(2)
    const listed = await weft('tokens', 'list', '--json')
    expect(JSON.parse(listed.out)).toMatchObject([{ name: 'ci', scope: 'run' }])
    expect(listed.out).not.toContain('ash')
    expect((await weft('tokens', 'revoke', 'ci')).exitCode).toBe(0)
    expect(await weft('tokens', 'revoke', 'ci')).toMatchObject({ exitCode: 2 })
    expect((await weft('tokens', 'list')).out).toMatch(/^ci {2}run {2}made .* never used {2}revoked /)
  })

  it('sets limits, and the audit says who made, limited and revoked them', async () => {
    const limits = ['--runs-per-minute', '20', '--max-cost-per-day', '2.5']
    expect((await weft('tokens', 'create', '--name', 'shop', '--scope', 'run', ...limits)).exitCode).toBe(0)
    const wrong = await weft('tokens', 'limit', 'shop', '--max-concurrent-runs', '0')
    expect(wrong).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('--max-concurrent-runs must be'),
    })
    await weft('tokens', 'limit', 'shop', '--max-concurrent-runs', '3', '--runs-per-minute', 'none')
    expect((await weft('tokens', 'list')).out).toContain('max-cost-per-day 2.5  max-concurrent-runs 3')
    expect(JSON.parse((await weft('tokens', 'list', '--json')).out)).toMatchObject([
      { name: 'shop', limits: { maxCostPerDay: 2.5, maxConcurrentRuns: 3 } },
    ])
    await weft('tokens', 'revoke', 'shop')
    expect(await weft('tokens', 'limit', 'shop', '--runs-per-minute', '1')).toMatchObject({ exitCode: 2 })
    const entries = JSON.parse((await weft('audit', '--subject', 'shop', '--json')).out)
    expect(entries.map(({ action, via }: { action: string; via: string }) => [action, via])).toEqual([
      ['token.revoked', 'cli'],
      ['token.limited', 'cli'],
      ['token.created', 'cli'],
    ])
    expect((await weft('audit', '--limit', '1')).out.trim().split('\n')).toHaveLength(1)
    expect(await weft('audit', '--action', 'fly')).toMatchObject({ exitCode: 2 })
  })
})

describe('weft models add --schema', () => {
  const version = {
    id: 'a'.repeat(64),
    openapi_schema: {
      components: {
        schemas: {
          Input: { type: 'object', required: ['prompt'], properties: { prompt: { type: 'string' } } },
          Output: { type: 'string' },
        },
      },
    },
  }

  it('takes a model from a file and asks nobody, with or without a reference', async () => {
    await writeFile(join(folder, 'mine.json'), JSON.stringify(version))
    const own = await weft('models', 'add', '--schema', 'mine.json')
    expect(own).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^local\/mine:/) })
    const named = await weft('models', 'add', 'me/mine', '--schema', 'mine.json')
    expect(named).toMatchObject({ exitCode: 0, out: 'me/mine\n' })
    expect((await weft('models', 'list')).out).toContain(own.out.trim())
    const workflow = {
      weft: 1,
      name: 'mine',
      nodes: {
        m: { type: 'model', params: { model: own.out.trim(), input: { prompt: 'a' } } },
        out: { type: 'output', params: { name: 'text' } },
      },
      edges: [{ from: 'm.output', to: 'out.value' }],
    }
    await writeFile(join(folder, 'w.json'), JSON.stringify(workflow))
    expect(await weft('run', 'w.json', '--json')).toMatchObject({ exitCode: 0 })
  })

  it('says what is wrong', async () => {
    expect(await weft('models', 'add')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('--schema'),
    })
    const missing = await weft('models', 'add', '--schema', 'none.json')
    expect(missing).toMatchObject({ exitCode: 2, err: expect.stringContaining('none.json') })
    await writeFile(join(folder, 'no.json'), '{"a":1}')
    const none = await weft('models', 'add', '--schema', 'no.json')
    expect(none).toMatchObject({ exitCode: 2, err: expect.stringContaining('there is no Input') })
  })
})
