import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { programs } from '../programs.ts'
import { startServerProcess } from '../start-server.ts'
import { startSimulatorProcess } from '../start-simulator.ts'
import { fanOut } from './fan-out.ts'

const rows = 6

it.each(['in its own process', 'on a server'])(
  'a batch that runs %s goes on after kill -9, and no row is paid for twice',
  async (place) => {
    const simulator = await startSimulatorProcess(250)
    onTestFinished(() => simulator.stop())
    const folder = await mkdtemp(join(tmpdir(), 'weft-batch-kill-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const environment = { REPLICATE_API_TOKEN: 'r8_test', REPLICATE_BASE_URL: simulator.baseUrl }
    const dataDirectory = join(folder, 'data')
    const server =
      place === 'on a server' ? await startServerProcess({ dataDirectory, environment }) : undefined
    onTestFinished(async () => void (await server?.stop()))
    await writeFile(join(folder, 'flow.json'), JSON.stringify(oneEach()))
    const lines = Array.from({ length: rows }, (_, row) => `picture ${row}`)
    await writeFile(join(folder, 'rows.csv'), ['subject', ...lines, ''].join('\n'))

    const begin = (...more: string[]) => {
      const to = server === undefined ? [] : ['--server', server.url]
      const args = ['run', 'flow.json', '--batch', 'rows.csv', '--out', 'out', '--concurrency', '3']
      const child = spawn(process.execPath, [programs.weft, ...args, ...to, ...more], {
        cwd: folder,
        env: { PATH: process.env.PATH, WEFT_DATA_DIR: dataDirectory, ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let told = ''
      child.stderr.on('data', (chunk) => {
        told += chunk
      })
      return { child, ended: new Promise((resolve) => child.on('exit', (code) => resolve({ code, told }))) }
    }

    const first = begin()
    for (let tries = 0; tries < 1000 && (await entries(folder)).filter(isDone).length < 3; tries += 1)
      await delay(25)
    first.child.kill('SIGKILL')
    await first.ended
    const left = await entries(folder)
    expect(
      left.some((entry) => !isDone(entry)),
      'killed before its end',
    ).toBe(true)

    expect(await begin().ended, 'without --resume').toMatchObject({ code: 2 })
    expect(await begin('--resume').ended).toMatchObject({
      code: 0,
      told: expect.stringContaining(`${rows} of ${rows} rows done`),
    })
    const done = await entries(folder)
    expect(done.map(({ row, status }) => [row, status])).toEqual(
      lines.map((_, row) => [row + 1, 'succeeded']),
    )
    expect(done.slice(0, 3).map(({ run }) => run)).toEqual(
      left
        .filter(isDone)
        .slice(0, 3)
        .map(({ run }) => run),
    )
    expect(await simulator.accepted()).toBe(rows)
  },
  60_000,
)

/** One picture of a subject; its seed is drawn, so that no kept result hides a call that is made twice. */
function oneEach(): object {
  const { nodes, ...document } = JSON.parse(JSON.stringify(fanOut([])))
  const { words: _, flux, result } = nodes
  flux.params.input.seed = { control: 'random' }
  return {
    ...document,
    nodes: { subject: { type: 'input', params: { name: 'subject', kind: 'text' } }, flux, result },
    edges: [
      { from: 'subject.value', to: 'flux.prompt' },
      { from: 'flux.output', to: 'result.value' },
    ],
  }
}

interface Entry {
  readonly row: number
  readonly status: string
  readonly run?: string
}

const isDone = ({ status }: Entry) => status === 'succeeded'

/** The last word on each row. */
async function entries(folder: string): Promise<Entry[]> {
  const text = await readFile(join(folder, 'out', 'batch.jsonl'), 'utf8').catch(() => '')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const all: Entry[] = whole.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line)))
  return [...new Map(all.map((entry) => [entry.row, entry])).values()].toSorted((a, b) => a.row - b.row)
}
