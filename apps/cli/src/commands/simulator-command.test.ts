import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCli } from '../run-cli.ts'

/** Runs `weft simulator` until `use` is done with the address that it printed. */
async function simulate(args: readonly string[], use: (baseUrl: string) => Promise<void>) {
  const stop = new AbortController()
  const printed = Promise.withResolvers<string>()
  let problems = ''
  const code = runCli(['simulator', ...args], {
    cwd: tmpdir(),
    environment: {},
    out: (text) => printed.resolve(/http:\S+/.exec(text)?.[0] ?? ''),
    err: (text) => {
      problems += text
    },
    isInteractive: false,
    signal: stop.signal,
  })
  const first = await Promise.race([printed.promise, code])
  if (typeof first === 'string') await use(first)
  stop.abort()
  return { code: await code, problems }
}

it('serves the API with any token, the control interface only when asked to, and keeps its state', async () => {
  const headers = { authorization: 'Bearer anything' }
  const directory = await mkdtemp(join(tmpdir(), 'weft-simulator-'))
  try {
    const { code } = await simulate(['--port', '0', '--state-dir', directory], async (baseUrl) => {
      expect(await (await fetch(`${baseUrl}/account`, { headers })).json()).toMatchObject({
        username: 'simulator',
      })
      const refused = await fetch(`${baseUrl}/account`)
      expect(refused.status).toBe(401)
      expect(await refused.json()).toMatchObject({ title: 'Unauthenticated' })
      expect((await fetch(`${new URL(baseUrl).origin}/_simulator/faults`)).status).toBe(404)
      const file = new FormData()
      file.append('content', new Blob(['hello']), 'hello.txt')
      expect((await fetch(`${baseUrl}/files`, { method: 'POST', headers, body: file })).status).toBe(201)
    })
    expect(code).toBe(0)
    await simulate(['--port', '0', '--state-dir', directory, '--faults'], async (baseUrl) => {
      const files = await (await fetch(`${baseUrl}/files`, { headers })).json()
      expect(files).toMatchObject({ results: [{ name: 'hello.txt' }] })
      expect((await fetch(`${new URL(baseUrl).origin}/_simulator/faults`)).status).toBe(200)
    })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})

it('says what is wrong with its options', async () => {
  const nothing = async () => undefined
  const port = await simulate(['--port', 'http'], nothing)
  expect(port).toMatchObject({ code: 2, problems: expect.stringContaining('--port must be a whole number') })
  const file = join(tmpdir(), `weft-no-model-${process.pid}.json`)
  await writeFile(file, '{}')
  const model = await simulate(['--port', '0', '--model', file], nothing)
  await rm(file)
  expect(model).toMatchObject({ code: 2, problems: expect.stringContaining('--model takes a JSON file') })
})
