import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWeftClient } from '@weft/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow, pictureWorkflow } from './documents.ts'

const main = join(import.meta.dirname, '..', 'src', 'main.ts')

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weft-process-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

/** Starts the server as users do; gives what it printed, its first line, and its end. */
function start(environment: Record<string, string>) {
  const env = { PATH: process.env.PATH ?? '', WEFT_PORT: '0', WEFT_DATA_DIR: directory, ...environment }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = { out: '', error: '' }
  child.stderr.on('data', (chunk) => {
    printed.error += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const line = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      printed.out += chunk
      if (printed.out.includes('\n')) resolve(printed.out)
    })
    child.on('close', () => resolve(printed.out))
  })
  return { child, printed, ended, line }
}

describe('the server as a process', () => {
  it('listens, serves the client, is the only one on its directory, and stops in time', async () => {
    const server = start({ WEFT_SIMULATOR_LATENCY_MS: '60000' })
    const line = await server.line
    expect(line).toMatch(/^weft listening on http:\/\/127\.0\.0\.1:\d+\n$/)
    const client = createWeftClient({ baseUrl: line.slice('weft listening on '.length).trim() })
    expect(await client.health()).toEqual({ status: 'ok' })

    const run = await client.runs.create(
      { workflow: echoWorkflow(), inputs: { subject: 'sea' } },
      { wait: 20 },
    )
    expect(run).toMatchObject({ status: 'succeeded', outputs: { text: 'a sea' } })
    const types: string[] = []
    for await (const event of client.runs.events(run.id)) types.push(event.type)
    expect(types.at(-1)).toBe('run-end')
    const asset = await client.assets.upload(new TextEncoder().encode('hello'), 'text/plain')
    expect(new TextDecoder().decode((await client.assets.download(asset.id)).bytes)).toBe('hello')

    const second = start({})
    expect(await second.ended).toBe(1)
    expect(second.printed.error).toContain(directory)
    expect(second.printed.error).not.toMatch(/^\s+at /m)
    expect(second.printed.out).toBe('')

    // A run at the provider and a reader of its events must not keep it from stopping.
    const slow = await client.runs.create({ workflow: pictureWorkflow() })
    const abort = new AbortController()
    const reading = (async () => {
      for await (const _ of client.runs.events(slow.id, { signal: abort.signal, maxReconnects: 0 }));
    })().catch(() => undefined)
    const begun = performance.now()
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(performance.now() - begun).toBeLessThan(9000)
    abort.abort()
    await reading
    expect(server.printed.out).toBe(line)
  }, 30_000)

  it('does not start on a wrong configuration, and says which', async () => {
    const refused = start({ WEFT_HOST: '0.0.0.0', WEFT_PROVIDER: 'neither' })
    expect(await refused.ended).toBe(1)
    expect(refused.printed.error).toBe(
      'WEFT_PROVIDER must be `auto`, `replicate` or `simulator`, but was "neither".\n',
    )
  })
})
