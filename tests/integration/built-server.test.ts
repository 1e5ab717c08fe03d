import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { writeHeic } from '../../packages/images/test/write-heic.ts'
import { programs } from '../programs.ts'
import { root, startServerProcess } from '../start-server.ts'

it('is what starts: all of it from one folder, which knows every source that it is made of', async () => {
  const build = dirname(programs.server)
  expect(relative(root, build)).toMatch(/^dist.[\w-]+$/)
  const sources = Object.keys(JSON.parse(await readFile(join(build, 'sources.json'), 'utf8')))
  expect(sources).toEqual(
    expect.arrayContaining([
      'apps/server/src/main.ts',
      'apps/cli/src/main.ts',
      'packages/storage/src/relational/migrations.ts',
      'packages/pricing/src/published-prices.json',
      'packages/ports/package.json',
      'pnpm-lock.yaml',
      'scripts/programs/bundle.ts',
    ]),
  )
  expect(sources.filter((path) => /\.test\.|node_modules|apps\/editor/.test(path))).toEqual([])
})

it('finds what lies elsewhere: the pages, the files of packages, and what runs in a thread of its own', async () => {
  const server = await startServerProcess()
  onTestFinished(async () => void (await server.stop()))
  for (const path of ['/', '/app/anything', '/api/docs', '/api/docs/swagger-ui.css', '/metrics']) {
    const answer = await fetch(server.url + path)
    expect([path, answer.status]).toEqual([path, 200])
  }
  const heic = writeHeic({ width: 32, height: 16 }, () => ({ y: 80, cb: 100, cr: 220 }))
  const answer = await fetch(`${server.url}/api/assets?prepare=true`, {
    method: 'POST',
    headers: { 'content-type': 'image/heic' },
    body: new Uint8Array(heic),
  })
  expect(await answer.json()).toMatchObject({ mediaType: 'image/jpeg', width: 32, height: 16 })
})

it('says where in the sources it broke', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weft-broken-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(startServerProcess({ dataDirectory: join(file, 'data') })).rejects.toThrow(
    /packages.storage.src.sqlite.lock-data-directory\.ts:\d+/,
  )
})

it('has a command that goes on when nobody reads what it prints', async () => {
  const child = spawn(process.execPath, [programs.weft, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  const complained = text(child.stderr)
  const [code] = await once(child, 'exit')
  expect({ code, complained: await complained }).toEqual({ code: 0, complained: '' })
})
