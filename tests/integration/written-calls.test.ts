import { spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWeftClient } from '@weft/client'
import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { parseWorkflow } from '@weft/workflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callInputs } from '../../packages/publish/src/calls/call-inputs.ts'
import { type CallLanguage, writeCall } from '../../packages/publish/src/calls/write-call.ts'
import { describeInterface } from '../../packages/publish/src/describe-interface.ts'
import { type RunningServer, root, startServerProcess } from '../start-server.ts'

/** Every kind of value that could be written wrong: quotes, line breaks, other alphabets, nothing, true and false. */
const text = `it's "quoted" \\ $HOME \`x\` %s\nline two — ünïcode 🦉`
const workflow = {
  weft: 1,
  name: 'Words',
  nodes: {
    said: { type: 'input', params: { name: 'said', kind: 'text', default: text } },
    must: { type: 'input', params: { name: 'must', kind: 'text' } },
    on: { type: 'input', params: { name: 'on', kind: 'boolean', default: true } },
    data: { type: 'input', params: { name: 'data', kind: 'json', default: { a: [null, false, 1.5] } } },
    left: { type: 'input', params: { name: 'left', kind: 'text', required: false } },
    back: { type: 'output', params: { name: 'back' } },
    given: { type: 'output', params: { name: 'given' } },
    rest: { type: 'output', params: { name: 'rest' } },
  },
  edges: [
    { from: 'said.value', to: 'back.value' },
    { from: 'must.value', to: 'given.value' },
    { from: 'data.value', to: 'rest.value' },
  ],
}
const outputs = { back: text, given: 'must', rest: { a: [null, false, 1.5] } }

const { document } = parseWorkflow(workflow)
if (document === undefined) throw new Error('no workflow')
const { inputs } = describeInterface(document, createNodeRegistry(builtInNodes))

const token = 'weft-test-token'
let server: RunningServer
let folder: string
beforeAll(async () => {
  server = await startServerProcess({ environment: { WEFT_API_TOKEN: token } })
  folder = await mkdtemp(join(tmpdir(), 'weft-calls-'))
  await writeFile(join(folder, 'workflow.json'), JSON.stringify(workflow))
  await mkdir(join(folder, 'node_modules'))
  await symlink(join(root, 'node_modules', '@weft'), join(folder, 'node_modules', '@weft'))
  const replicate = join(root, 'apps', 'server', 'node_modules', 'replicate')
  await symlink(replicate, join(folder, 'node_modules', 'replicate'))
  await createWeftClient({ baseUrl: server.url, token }).workflows.create({
    workflow,
    slug: 'words',
    published: true,
  })
}, 30_000)
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const commands: Readonly<Record<CallLanguage, readonly [string, ...string[]]>> = {
  curl: ['bash', '-s'],
  client: [process.execPath, '--input-type=module-typescript', '-'],
  fetch: [process.execPath, '--input-type=module', '-'],
  python: ['python3', '-'],
  'replicate-script': [process.execPath, '--input-type=module', '-'],
  'replicate-python': ['python3', '-'],
}

/** Pastes code into its interpreter, as a person would, and reads what it prints. */
async function execute(language: CallLanguage, code: string): Promise<unknown> {
  const [command, ...rest] = commands[language]
  const child = spawn(command, rest, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      WEFT_API_TOKEN: token,
      // What scripts load is compiled once for all of them.
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
    },
  })
  let printed = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  child.stdin.end(code)
  const exit = await new Promise((resolve) => child.on('close', resolve))
  expect({ exit, complained }, code).toMatchObject({ exit: 0 })
  return JSON.parse(printed)
}

const write = (language: CallLanguage, slug: string | undefined) =>
  writeCall(language, {
    server: server.url,
    needsToken: true,
    slug,
    inputs: callInputs(inputs, { forReplicate: language.startsWith('replicate') }),
  })

/** Why a language cannot be tried on this machine; nothing when it can. */
function lacks(language: CallLanguage): string | undefined {
  const [command] = commands[language]
  if (spawnSync(command, ['--version']).error !== undefined) return `there is no ${command} here`
  if (language !== 'replicate-python') return undefined
  const hasClient = spawnSync('python3', ['-c', 'import replicate']).status === 0
  return hasClient ? undefined : "Replicate's Python client is not installed here"
}

const plain: readonly CallLanguage[] = ['curl', 'client', 'fetch', 'python']
const all: readonly CallLanguage[] = [...plain, 'replicate-script', 'replicate-python']

describe('code that is written for callers', () => {
  it.for(plain)('runs the document itself: %s', async (language, { skip }) => {
    const reason = lacks(language)
    if (reason !== undefined) skip(reason)
    const code = write(language, undefined)
    expect(code).not.toContain(token)
    const printed = await execute(language, code)
    expect(language === 'curl' ? printed : { status: 'succeeded', outputs: printed }).toMatchObject({
      status: 'succeeded',
      outputs,
    })
  })

  it.for(all)('runs the published workflow: %s', async (language, { skip }) => {
    const reason = lacks(language)
    if (reason !== undefined) skip(reason)
    const code = write(language, 'words')
    expect(code).not.toContain(token)
    const printed = await execute(language, code)
    expect(language === 'curl' ? printed : { status: 'succeeded', outputs: printed }).toMatchObject({
      status: 'succeeded',
      outputs,
    })
  })

  it.skipIf(spawnSync('python3', ['--version']).error !== undefined)(
    "is Python for Replicate's client too, where that client is missing",
    () => {
      const compiled = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
        input: write('replicate-python', 'words'),
        encoding: 'utf8',
      })
      expect(compiled.stderr).toBe('')
    },
  )
})
