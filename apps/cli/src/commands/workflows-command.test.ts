import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createRuntime } from '@weft/runtime'
import { createServer, readConfig } from '@weft/server'
import { expect, it, onTestFinished } from 'vitest'
import { runCli } from '../run-cli.ts'

const flow = (words: string) => ({
  weft: 1,
  name: 'Say words',
  nodes: {
    given: { type: 'input', params: { name: 'word', kind: 'text', default: words } },
    said: { type: 'prompt', params: { text: 'so: {word}' } },
    out: { type: 'output', params: { name: 'said' } },
  },
  edges: [
    { from: 'given.value', to: 'said.word' },
    { from: 'said.text', to: 'out.value' },
  ],
})

/** A command line in a folder of its own, on its data directory or on a server over a real socket. */
async function open(place: 'data directory' | 'server') {
  const folder = await mkdtemp(join(tmpdir(), 'weft-cli-shelf-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const environment = { WEFT_DATA_DIR: join(folder, 'data'), WEFT_SIMULATOR_LATENCY_MS: '0' }
  const to = place === 'server' ? ['--server', await listen(environment)] : []
  const weft = async (...args: string[]) => {
    let out = ''
    let err = ''
    const exitCode = await runCli([...args, ...to], {
      cwd: folder,
      environment,
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
  const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value))
  return { folder, weft, write }
}

async function listen(environment: Readonly<Record<string, string>>): Promise<string> {
  const config = readConfig({ ...environment, WEFT_PROVIDER: 'simulator' })
  const runtime = await createRuntime({
    dataDirectory: config.dataDirectory,
    provider: 'simulator',
    replicateBaseUrl: config.replicateBaseUrl,
    maxConcurrentPredictions: 4,
    simulatorLatencyMs: 0,
    environment: () => undefined,
  })
  const closing = new AbortController()
  const app = createServer({ runtime, config, log: () => undefined, closing: closing.signal })
  const port = Promise.withResolvers<number>()
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
    port.resolve(info.port),
  )
  onTestFinished(async () => {
    closing.abort()
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
    await runtime.close()
  })
  return `http://127.0.0.1:${await port.promise}`
}

it.each(['data directory', 'server'] as const)(
  'keeps workflows in the %s: from the first save to the end',
  async (place) => {
    const { folder, weft, write } = await open(place)
    await write('flow.json', flow('hello'))
    expect(await weft('workflows', 'list')).toEqual({ exitCode: 0, out: '', err: '' })
    const made = JSON.parse((await weft('workflows', 'save', 'flow.json', '--json')).out)
    expect(made).toMatchObject({ slug: 'say-words', published: false, etag: expect.stringMatching(/^"1-/) })

    const taken = await weft('workflows', 'save', 'flow.json', '--slug', 'say-words')
    expect(taken).toMatchObject({ exitCode: 2, err: expect.stringContaining('nother workflow has the slug') })
    await write('flow.json', flow('goodbye'))
    const stale = await weft('workflows', 'save', 'flow.json', '--to', 'say-words', '--if-match', '9-0000')
    expect(stale).toMatchObject({ exitCode: 2, err: expect.stringMatching(/othing was written/) })
    const again = await weft('workflows', 'save', 'flow.json', '--to', 'say-words', '--if-match', made.etag)
    expect(again).toMatchObject({ exitCode: 0, out: 'say-words\n', err: expect.stringContaining(' -> ') })

    const versions = JSON.parse((await weft('workflows', 'versions', made.id, '--json')).out)
    expect(versions).toHaveLength(2)
    const diff = await weft('workflows', 'diff', 'say-words', made.version.slice(0, 10))
    expect(diff).toMatchObject({ exitCode: 1, out: expect.stringContaining('"hello" -> "goodbye"') })
    const same = await weft('workflows', 'diff', 'say-words', made.version, made.version, '--json')
    expect(same).toMatchObject({ exitCode: 0, out: expect.stringContaining('"same": true') })
    expect(await weft('workflows', 'diff', 'say-words', 'ffff')).toMatchObject({ exitCode: 2 })

    expect((await weft('workflows', 'publish', 'say-words')).err).toContain('published')
    const shown = JSON.parse((await weft('workflows', 'show', 'say-words', '--json')).out)
    expect(shown).toMatchObject({ published: true, workflow: { name: 'Say words' } })
    await weft('workflows', 'show', 'say-words', '--version', made.version.slice(0, 8), '--out', 'old.json')
    expect(JSON.parse(await readFile(join(folder, 'old.json'), 'utf8')).nodes.given.params.default).toBe(
      'hello',
    )
    expect((await weft('workflows', 'list')).out).toMatch(/^say-words {2}published {2}/)
    expect((await weft('workflows', 'unpublish', 'say-words', '--json')).out).toContain('"published": false')

    const run = JSON.parse((await weft('run', 'say-words', '-i', 'word=moo', '--json')).out)
    expect(run).toMatchObject({ status: 'succeeded', workflowId: made.id, outputs: { said: 'so: moo' } })
    expect((await weft('workflows', 'run', 'say-words', '-q')).out).toContain('so: goodbye')
    expect((await weft('plan', 'say-words', '--json')).exitCode).toBe(0)
    const none = await weft('run', 'no-such-flow')
    expect(none).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('no saved workflow has that slug'),
    })

    expect(await weft('workflows', 'delete', 'say-words')).toMatchObject({ exitCode: 0 })
    expect(await weft('workflows', 'show', 'say-words')).toMatchObject({ exitCode: 2 })
  },
)

it('refuses to save what would lose something, and to publish what is not valid, with every issue', async () => {
  const { weft, write } = await open('data directory')
  await write('bad.json', {
    ...flow('x'),
    edges: [{ from: 'said.text', to: 'out.value' }, { from: 'nonsense' }],
  })
  expect(await weft('workflows', 'save', 'bad.json')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('/edges/1'),
  })
  await write('draft.json', { ...flow('x'), edges: [] })
  expect((await weft('workflows', 'save', 'draft.json')).exitCode).toBe(0)
  const publish = await weft('workflows', 'publish', 'say-words')
  expect(publish).toMatchObject({ exitCode: 2, err: expect.stringContaining('out') })
})

it('says who owns the data directory when a server does', async () => {
  const { weft, folder } = await open('data directory')
  await listen({ WEFT_DATA_DIR: join(folder, 'data') })
  const { exitCode, err } = await weft('workflows', 'list')
  expect(exitCode).toBe(2)
  expect(err).toContain('is in use by another Weft')
  expect(err).toContain('--server http://localhost:4600')
})
