import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runCli } from './run-cli.ts'

const published = resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'reference', 'schemas')

async function check(directory: string, ...options: string[]) {
  let out = ''
  let err = ''
  const code = await runCli(['models', 'check', directory, ...options], {
    cwd: '/',
    environment: {},
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isInteractive: false,
    signal: new AbortController().signal,
  })
  return { code, out, err }
}

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'weft-schemas-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text)
  return directory
}

const Input = {
  type: 'object',
  properties: { prompt: { type: 'string' }, extra: { type: 'object' } },
}
const good = JSON.stringify({
  components: {
    schemas: {
      Input,
      Output: { $ref: '#/components/schemas/Result' },
      Result: {
        type: 'object',
        properties: { output: { type: 'string' }, image: { type: 'string', format: 'uri' } },
      },
    },
  },
})

describe('weft models check', () => {
  it('tells inputs, outputs and raw JSON of every schema, and that nothing was dropped', async () => {
    const directory = await folderOf({
      [`acme_painter@${'ab12'.repeat(3)}.json`]: good,
      'notes.txt': 'no schema',
    })
    const { code, out } = await check(directory, '--json')
    expect(JSON.parse(out)).toEqual([
      {
        file: `acme_painter@${'ab12'.repeat(3)}.json`,
        ref: `acme/painter:${'ab12'.repeat(3)}`,
        inputs: ['extra', 'prompt'],
        outputs: ['output', 'image', 'output_field'],
        rawJson: ['extra', 'output'],
        dropped: [],
      },
    ])
    expect(code).toBe(0)
    expect((await check(directory)).out).toMatch(
      /ok acme_painter@.*2 inputs, 3 outputs, as JSON: extra, output/,
    )
  })

  it('fails on what cannot be read, and reports the rest', async () => {
    const directory = await folderOf({ 'a_broken.json': '{', 'b_empty.json': '{}', 'c_good.json': good })
    const { code, out } = await check(directory, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([
      { file: 'a_broken.json', error: expect.stringContaining('no JSON') },
      { file: 'b_empty.json', error: expect.stringContaining('no schema') },
      { file: 'c_good.json', ref: 'c/good', dropped: [] },
    ])
    expect((await check(directory)).out).toContain('unreadable')
  })

  it('says so when there is no such folder, or nothing in it', async () => {
    expect(await check('/no/such/folder')).toMatchObject({ code: 2, err: expect.stringContaining('ENOENT') })
    expect(await check(await folderOf({}))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no .json'),
    })
  })

  it.skipIf(!existsSync(published))('drops nothing of the published schemas', async () => {
    const { code, out } = await check(published, '--json')
    const reports: readonly { dropped: string[]; ref: string; inputs: string[] }[] = JSON.parse(out)
    expect(reports).toHaveLength(readdirSync(published).length)
    expect(
      reports.filter(({ dropped, ref, inputs }) => dropped.length > 0 || ref === '' || inputs.length === 0),
    ).toEqual([])
    expect(code).toBe(0)
  })
})
