import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Port } from '@weft/ports'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRows, toJson } from './check-rows.ts'
import { type BatchSource, readRows } from './read-rows.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weft-batch-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const port = (name: string, kind: Port['kind'], more: Partial<Port> = {}): Port => ({
  name,
  kind,
  title: name,
  list: false,
  required: false,
  order: 0,
  ...more,
})
const declared = [
  port('prompt', 'text', { required: true }),
  port('count', 'integer', { minimum: 1, maximum: 4 }),
  port('fast', 'boolean'),
  port('size', 'choice', { choices: [512, 'auto'] }),
  port('tags', 'text', { list: true }),
  port('photo', 'image'),
]

/** Writes a source, reads and checks it, and gives the rows' values with paths in the place of files. */
async function rowsOf(name: string, text: string, ports: readonly Port[] = declared, given: string[] = []) {
  await writeFile(join(folder, name), text)
  return checked({ batch: name }, ports, given)
}

async function checked(source: BatchSource, ports: readonly Port[] = declared, given: string[] = []) {
  const rows = await checkRows(await readRows(source, ports, folder), {
    declared: ports,
    given: new Set(given),
  })
  return rows.map(({ row, place, name, values }) => ({
    row,
    place,
    ...(name === undefined ? {} : { name }),
    values: Object.fromEntries([...values].map(([key, value]) => [key, toJson(value, (path) => path)])),
  }))
}

const issuesOf = (work: Promise<unknown>): Promise<unknown[]> =>
  work.then(
    () => [],
    (error: unknown) => (Object(error).batchIssues as unknown[] | undefined) ?? [Object(error).message],
  )

describe('a table', () => {
  it('gives values of the declared kinds; cells that are empty are not given', async () => {
    await writeFile(join(folder, 'cat.png'), 'bytes')
    const text =
      '\uFEFFprompt,count,fast,size,tags,photo\r\n"a cat, ""asleep""\r\nat noon",2,TRUE,512,"[""a"",""b""]",cat.png\r\n\r\na dog,,,auto,one,\r\n'
    expect(await rowsOf('rows.csv', text)).toEqual([
      {
        row: 1,
        place: 'rows.csv:2',
        values: {
          prompt: 'a cat, "asleep"\nat noon',
          count: 2,
          fast: true,
          size: 512,
          tags: ['a', 'b'],
          photo: 'cat.png',
        },
      },
      { row: 2, place: 'rows.csv:5', values: { prompt: 'a dog', size: 'auto', tags: ['one'] } },
    ])
  })

  it.each([
    ['semicolons', 'rows.csv', 'prompt;count\na, b;1\n'],
    ['tabs', 'rows.tsv', 'prompt\tcount\na, b\t1\n'],
  ])('may have %s between its cells', async (_, name, text) => {
    expect(await rowsOf(name, text)).toMatchObject([{ values: { prompt: 'a, b', count: 1 } }])
  })

  it('tells everything that does not fit, by row and column', async () => {
    const text = 'prompt,count,colour,photo\na,many,,no.png\n,5,red,\nb,3,,\n'
    expect(await issuesOf(rowsOf('rows.csv', text))).toEqual([
      { place: 'rows.csv:3', column: 'colour', message: expect.stringContaining('"prompt", "count"') },
      { place: 'rows.csv:2', row: 1, column: 'count', message: expect.stringContaining('"many"') },
      { place: 'rows.csv:2', row: 1, column: 'photo', message: expect.stringContaining('no.png') },
      { place: 'rows.csv:3', row: 2, column: 'prompt', message: expect.stringContaining('missing') },
      {
        place: 'rows.csv:3',
        row: 2,
        column: 'count',
        message: 'Expected a whole number from 1 to 4, found 5.',
      },
    ])
    expect(await rowsOf('rows.csv', 'count\n3\n', declared, ['prompt'])).toHaveLength(1)
  })

  it.each([
    ['no rows', 'prompt\n', 'has no rows'],
    ['nothing at all', '', 'is empty'],
    ['a column twice', 'prompt,prompt\na,b\n', 'column "prompt" twice'],
    ['a row of another length', 'prompt,count\na,1\nb,2,3\n', 'rows.csv:3 (row 2) has 3 cells'],
    ['a quote that stays open', 'prompt\n"a\n', 'cannot be read as CSV'],
  ])('with %s is refused', async (_, text, words) => {
    expect(await issuesOf(rowsOf('rows.csv', text))).toEqual([expect.stringContaining(words)])
  })
})

describe('JSON', () => {
  it('keeps its types, one object a line or a list of them', async () => {
    const values = [{ prompt: 'a', count: 1, tags: ['x'] }, { prompt: '' }]
    const lines = `${values.map((value) => JSON.stringify(value)).join('\n\n')}\n`
    const places = ['rows.jsonl:1', 'rows.jsonl:3']
    expect(await rowsOf('rows.jsonl', lines)).toEqual(
      values.map((value, index) => ({ row: index + 1, place: places[index], values: value })),
    )
    expect(await rowsOf('rows.json', JSON.stringify(values))).toMatchObject(
      values.map((value) => ({ values: value })),
    )
  })

  it('is never made into another type', async () => {
    const line = '{"prompt": 4, "count": "2", "tags": "x", "photo": null}'
    const issues = await issuesOf(rowsOf('rows.jsonl', line))
    expect(issues.map((issue) => Object(issue).column)).toEqual(['prompt', 'count', 'tags', 'photo'])
  })

  it.each([
    ['rows.jsonl', '{"prompt": "a"}\n{"prompt": \n', 'rows.jsonl:2 is no JSON'],
    ['rows.jsonl', '["a"]', 'must be an object'],
    ['rows.json', '{"prompt": "a"}', 'must be a list'],
    ['rows.txt', 'a', '--batch takes'],
  ])('%s: %s is refused', async (name, text, words) => {
    expect(await issuesOf(rowsOf(name, text))).toEqual([expect.stringContaining(words)])
  })
})

describe('a folder', () => {
  it('gives a row for each of its pictures, as people count', async () => {
    await mkdir(join(folder, 'photos', 'old'), { recursive: true })
    for (const name of ['b10.PNG', 'b2.png', 'a.webp', '.DS_Store', 'notes.txt'])
      await writeFile(join(folder, 'photos', name), name)
    const photo = [port('photo', 'image')]
    const rows = await checked({ batch: 'photos' }, photo)
    expect(rows.map(({ name, place }) => [name, place])).toEqual([
      ['a', join('photos', 'a.webp')],
      ['b2', join('photos', 'b2.png')],
      ['b10', join('photos', 'b10.PNG')],
    ])
    expect(await checked({ each: ['photo=photos'] }, photo)).toEqual(rows)
    const two = [...photo, port('mask', 'mask')]
    expect(await issuesOf(checked({ batch: 'photos' }, two))).toEqual([expect.stringContaining('--each')])
    expect(await checked({ each: ['photo=photos', 'mask=photos'] }, two)).toHaveLength(3)
  })

  it('needs as many files as the others, and some', async () => {
    await mkdir(join(folder, 'one'))
    await mkdir(join(folder, 'none'))
    await writeFile(join(folder, 'one', 'a.png'), 'a')
    const two = [port('photo', 'image'), port('mask', 'mask')]
    const refused = (source: BatchSource) => issuesOf(checked(source, two))
    expect(await refused({ each: ['photo=one', 'mask=none'] })).toEqual([
      expect.stringContaining('no picture'),
    ])
    expect(await refused({ each: ['photo=gone'] })).toEqual([expect.stringContaining('no such folder')])
    expect(await refused({ each: ['size=one'] })).toEqual([expect.stringContaining('photo, mask')])
    expect(await refused({ batch: 'one', each: ['photo=one'] })).toEqual([
      expect.stringContaining('not both'),
    ])
  })
})
