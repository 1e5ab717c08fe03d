import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from '../run-cli.ts'
import { createBatchBudget } from './batch-budget.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weft-cli-batch-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

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

/** Takes the second of the words that it is given: a single one makes the run fail. */
const picking = {
  weft: 1,
  name: 'picking',
  nodes: {
    given: { type: 'input', params: { name: 'words', kind: 'text', default: 'one\ntwo' } },
    words: { type: 'lines', params: {} },
    word: { type: 'pick', params: { index: 1 } },
    fine: { type: 'output', params: { name: 'word' } },
  },
  edges: [
    { from: 'words.items', to: 'word.items' },
    { from: 'given.value', to: 'words.text' },
    { from: 'word.item', to: 'fine.value' },
  ],
}
const rows = (text: string) => writeFile(join(folder, 'rows.csv'), text)
const batch = (...more: string[]) => weft('run', 'flow.json', '--batch', 'rows.csv', '--out', 'out', ...more)

describe('weft run --batch', () => {
  beforeEach(() => writeFile(join(folder, 'flow.json'), JSON.stringify(picking)))

  it('runs every row, keeps what is fine when one fails, and runs only that one again', async () => {
    await rows('words\n"a\nb"\nc\n"d\ntwo"\n')
    const first = await batch()
    expect(first.exitCode).toBe(1)
    expect(first.out.trim().split('\n')).toEqual([
      join(folder, 'out', '0001', 'word.txt'),
      join(folder, 'out', '0003', 'word.txt'),
    ])
    expect(first.err).toMatch(/failed {2}row 2 \(rows\.csv:4\): /)
    expect(first.err).toContain('2 of 3 rows done, 1 failed; out/batch.jsonl says more')
    expect(await readFile(join(folder, 'out', '0003', 'word.txt'), 'utf8')).toBe('two\n')

    expect(await batch()).toMatchObject({ exitCode: 2, err: expect.stringContaining('--resume') })
    const again = JSON.parse((await batch('--resume', '--json')).out)
    expect(again.rows).toEqual({ total: 3, succeeded: 2, failed: 1, canceled: 0, open: 0 })
    expect(again.results[1]).toMatchObject({ row: 2, status: 'failed', inputs: { words: 'c' }, error: {} })

    await rows('words\n"a\nb"\n"c\ntwo"\n"d\ntwo"\n')
    const mended = await batch('--resume', '--json')
    expect(mended.exitCode).toBe(0)
    const { results } = JSON.parse(mended.out)
    expect(results[1]).toMatchObject({
      status: 'succeeded',
      outputs: { word: 'two' },
      files: ['0002/word.txt'],
    })
    expect(results[0].run).toBe(again.results[0].run)
    const lines = (await readFile(join(folder, 'out', 'batch.jsonl'), 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(results)
  })

  it('runs nothing when a row does not fit, and says which as JSON too', async () => {
    await rows('words,count\na,1\nb,2\n')
    const { exitCode, out, err } = await batch('--json')
    expect(exitCode).toBe(2)
    expect(err).toContain('rows.csv:2  column "count": there is no input "count": the inputs are "words"')
    expect(JSON.parse(out)).toMatchObject({ issues: [{ column: 'count', place: 'rows.csv:2' }] })
    await expect(readFile(join(folder, 'out', 'batch.jsonl'))).rejects.toThrow()
  })

  it('tells a workflow that is not valid by itself', async () => {
    await writeFile(join(folder, 'flow.json'), JSON.stringify({ ...picking, edges: picking.edges.slice(1) }))
    await rows('words\na\nb\n')
    const { exitCode, err } = await batch()
    expect(exitCode).toBe(2)
    expect(err).toContain('the workflow cannot run')
    expect(err.match(/word\.items/g)).toHaveLength(1)
  })

  it.each([
    [['--concurrency', '0'], '--concurrency must be'],
    [['--max-cost', 'much'], '--max-cost must be'],
  ])('refuses %j', async (more, words) => {
    await rows('words\na\n')
    expect(await batch(...more)).toMatchObject({ exitCode: 2, err: expect.stringContaining(words) })
  })

  it('needs a folder for what it makes, and --resume a batch', async () => {
    await rows('words\na\n')
    const noOut = await weft('run', 'flow.json', '--batch', 'rows.csv')
    expect(noOut).toMatchObject({ exitCode: 2, err: expect.stringContaining('--out') })
    const noBatch = await weft('run', 'flow.json', '--resume')
    expect(noBatch).toMatchObject({ exitCode: 2, err: expect.stringContaining('--batch') })
  })

  it('takes a folder of pictures, and names what it makes after them', async () => {
    const flow = {
      weft: 1,
      name: 'through',
      nodes: {
        photo: { type: 'input', params: { name: 'photo', kind: 'image' } },
        same: { type: 'output', params: { name: 'same' } },
      },
      edges: [{ from: 'photo.value', to: 'same.value' }],
    }
    await writeFile(join(folder, 'flow.json'), JSON.stringify(flow))
    for (const name of ['b.png', 'a.png'])
      await sharp({
        create: { width: 8, height: 8, channels: 3, background: name === 'a.png' ? 'red' : 'blue' },
      })
        .png()
        .toFile(join(folder, name))
    const { exitCode, out } = await weft(
      'run',
      'flow.json',
      '--each',
      'photo=.',
      '--out',
      'made',
      '--max-cost',
      '0',
    )
    expect(exitCode).toBe(0)
    expect(out.trim().split('\n')).toEqual([
      join(folder, 'made', '0001-a', 'same.png'),
      join(folder, 'made', '0002-b', 'same.png'),
    ])
    expect(await readFile(join(folder, 'made', '0001-a', 'same.png'))).toEqual(
      await readFile(join(folder, 'a.png')),
    )
  })
})

describe('what a batch may cost', () => {
  const estimate = (high: number, isOpen = false) => ({
    currency: 'USD',
    amount: high,
    low: high,
    high,
    basis: 'price' as const,
    note: '',
    calls: 1,
    unpriced: 0,
    isOpen,
  })

  it('is shared: a row waits for what others may give back, and is refused when nobody can', async () => {
    const budget = createBatchBudget(1, 0.1)
    const first = await budget.take(estimate(0.6))
    expect(first).toBe(0.6)
    const second = budget.take(estimate(0.5))
    expect(await Promise.race([second, Promise.resolve('waits')])).toBe('waits')
    budget.settle(0.6, 0.2)
    expect(await second).toBe(0.5)
    budget.settle(0.5, 0.5)
    expect(await budget.take(estimate(0.3))).toBe('refused')
    expect(await budget.take(estimate(0.2, true))).toBeCloseTo(0.2)
  })

  it('is without end where there is no limit', async () => {
    expect(await createBatchBudget(undefined, 5).take(estimate(1000))).toBeUndefined()
  })
})
