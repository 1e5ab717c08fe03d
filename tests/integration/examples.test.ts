import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { digestSchema, parseWorkflow, serializeWorkflow, validateWorkflow } from '@weft/workflow'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, root, startServerProcess } from '../start-server.ts'

const run = promisify(execFile)
const folder = join(root, 'examples')
const names = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()

/** How many pictures each example writes. */
const pictures: Readonly<Record<string, number>> = {
  '01-text-to-image': 1,
  '02-image-to-image': 1,
  '03-inpainting': 1,
  '04-two-loras': 1,
  '05-prompt-with-inputs': 3,
  '06-chain': 3,
  '07-call-the-api': 1,
  '08-outpainting': 1,
  '09-sweep': 10,
}

let server: RunningServer
let out: string
beforeAll(async () => {
  server = await startServerProcess()
  out = await mkdtemp(join(tmpdir(), 'weft-examples-'))
}, 30_000)
afterAll(async () => {
  await server.stop()
  await rm(out, { recursive: true, force: true })
})

async function writtenBy(command: string, args: readonly string[]): Promise<string[]> {
  const environment = {
    ...process.env,
    WEFT_URL: server.url,
    OUT: out,
    // What scripts load is compiled once for all of them.
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
  }
  const { stdout } = await run(command, [...args], { cwd: root, env: environment })
  return stdout.trim().split('\n')
}

describe.each(names)('the example %s', (name) => {
  it('is a canonical, valid document that pins the models it uses', async () => {
    const text = await readFile(join(folder, name, 'workflow.json'), 'utf8')
    const { document, issues } = parseWorkflow(text)
    if (document === undefined) throw new Error('not a workflow')
    expect(issues).toEqual([])
    expect(serializeWorkflow(document)).toBe(text)
    // Infos tell what the model will do, such as the steps it really runs; a template must not come with more.
    const found = validateWorkflow(document, createNodeRegistry(builtInNodes).catalog)
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([])
    const used = Object.values(document.nodes).flatMap((node) =>
      node.type === 'model' ? [node.params.model] : [],
    )
    expect(used.length).toBeGreaterThan(0)
    for (const reference of used) {
      const pinned = document.models[String(reference)]
      expect(pinned?.digest).toBe(pinned && digestSchema(pinned.schema))
    }
  })

  it('runs from its script and writes real pictures', async () => {
    const paths = await writtenBy(process.execPath, [join(folder, name, 'run.ts')])
    expect(paths).toHaveLength(pictures[name] ?? Number.NaN)
    for (const path of paths) {
      const { width, height } = await sharp(path).metadata()
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(256)
    }
  })

  it('runs as it is, without inputs, over HTTP', async () => {
    const workflow: unknown = JSON.parse(await readFile(join(folder, name, 'workflow.json'), 'utf8'))
    const response = await fetch(`${server.url}/api/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'wait=60' },
      body: JSON.stringify({ workflow }),
    })
    const body: unknown = await response.json()
    expect(body).toMatchObject({ status: 'succeeded' })
  })
})

describe('calling the API from other languages', () => {
  it('works with curl', async () => {
    const [path = ''] = await writtenBy('bash', [join(folder, '07-call-the-api', 'run.sh')])
    expect((await sharp(path).metadata()).format).toBe('webp')
  })

  it("works with Python's standard library", async () => {
    const paths = await writtenBy('python3', [join(folder, '07-call-the-api', 'run.py')])
    expect(paths).toHaveLength(1)
    expect((await sharp(paths[0]).metadata()).format).toBe('webp')
  })
})
