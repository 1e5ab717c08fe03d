import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { createWeftClient } from '@weft/client'
import { type RunningServer, readConfig, startServer } from '@weft/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow } from './documents.ts'

/** Loading the protocol takes a moment on a busy machine. */
const patience = 30_000

let directory: string
let server: RunningServer
let weft: ReturnType<typeof createWeftClient>
const token = 'let-me-in'

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'weft-mcp-'))
  server = await startServer(
    readConfig({
      WEFT_PORT: '0',
      WEFT_DATA_DIR: directory,
      WEFT_SIMULATOR_LATENCY_MS: '1500',
      WEFT_API_TOKEN: token,
      WEFT_LOG_LEVEL: 'silent',
    }),
  )
  weft = createWeftClient({ baseUrl: server.url, token })
  const example = new URL('../../../examples/07-call-the-api/workflow.json', import.meta.url)
  const workflow = JSON.parse(await readFile(example, 'utf8'))
  await weft.workflows.create({ workflow, slug: 'studio-shot', published: true })
}, patience)
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

const transportOf = (bearer = token) =>
  new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${bearer}` } },
  })

/** The official client over a real socket, in the way of 2025 (a session) or of 2026 (none). */
async function connect(mode: 'legacy' | 'auto') {
  let heard = 0
  const listening = Promise.withResolvers<readonly string[]>()
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    {
      versionNegotiation: { mode },
      listChanged: {
        tools: {
          onChanged: (_, tools) => {
            heard += 1
            if (tools?.some(({ name }) => name.startsWith('run_new_')))
              listening.resolve(tools.map(({ name }) => name))
          },
        },
      },
    },
  )
  const transport = transportOf()
  await client.connect(transport)
  return { client, transport, changed: listening.promise, heard: () => heard }
}

describe.each(['legacy', 'auto'] as const)('the official client over a socket (%s)', (mode) => {
  it(
    'is told when a workflow is published',
    async () => {
      const { client, changed } = await connect(mode)
      // A stream that is being opened hears nothing of what was before it.
      await new Promise((resolve) => setTimeout(resolve, 300))
      await weft.workflows.create({ workflow: echoWorkflow(), slug: `new-${mode}`, published: true })
      expect(await changed).toContain(`run_new_${mode}`)
      const result = await client.callTool({ name: `run_new_${mode}`, arguments: { subject: 'fox' } })
      expect(result.structuredContent).toMatchObject({ status: 'succeeded', outputs: { text: 'a fox' } })
      await client.close()
    },
    patience,
  )

  it(
    'is told how far a run is, and gets its picture and its typed outputs',
    async () => {
      const { client } = await connect(mode)
      const seen: number[] = []
      const asked = { name: 'run_studio_shot', arguments: { subject: `a ${mode} key` } }
      const result = await client.callTool(asked, { onprogress: ({ progress }) => seen.push(progress) })
      expect(result.isError ?? false).toBe(false)
      expect(result.structuredContent).toMatchObject({ status: 'succeeded', outputs: { image: {} } })
      expect(result.content.filter(({ type }) => type === 'image')).toHaveLength(1)
      expect(seen.length).toBeGreaterThan(1)
      expect(seen).toEqual(seen.toSorted((a, b) => a - b))
      await client.close()
    },
    patience,
  )

  it(
    'cancels the run with the call',
    async () => {
      const { client } = await connect(mode)
      const giveUp = new AbortController()
      const subject = `given up, ${mode}`
      const call = client.callTool(
        { name: 'run_studio_shot', arguments: { subject } },
        { signal: giveUp.signal },
      )
      call.catch(() => undefined)
      const runOf = async () => {
        const { runs } = await weft.runs.list({ workflowId: 'studio-shot' })
        return runs.find(({ inputs }) => inputs.subject === subject)
      }
      await expect.poll(async () => (await runOf())?.status, { timeout: 10_000 }).toBe('running')
      giveUp.abort()
      await expect(call).rejects.toThrow()
      await expect.poll(async () => (await runOf())?.status, { timeout: 10_000 }).toBe('canceled')
      await client.close()
    },
    patience,
  )
})

describe('the tools', () => {
  it(
    'say what they do, take what is declared and nothing else, and answer in words',
    async () => {
      const { client } = await connect('auto')
      const { tools } = await client.listTools()
      const tool = tools.find(({ name }) => name === 'run_studio_shot')
      expect(tool).toMatchObject({
        title: 'Call it from a script',
        annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: true },
        inputSchema: { additionalProperties: false },
        outputSchema: { properties: { outputs: { properties: { image: {} } } } },
      })
      expect(tools.find(({ name }) => name === 'describe_workflow')?.annotations?.readOnlyHint).toBe(true)
      const wrong = await client.callTool({ name: 'run_studio_shot', arguments: { subject: 4, colour: 1 } })
      const [content] = wrong.content
      const text = content?.type === 'text' ? content.text : ''
      expect(wrong.isError).toBe(true)
      expect(text).toMatch(/\/inputs\/subject: .*Expected/)
      expect(text).toContain('/inputs/colour')
      await client.close()
    },
    patience,
  )

  it(
    'price a workflow before its inputs are known',
    async () => {
      const needs = echoWorkflow()
      const workflow = {
        ...needs,
        nodes: { ...needs.nodes, subject: { type: 'input', params: { name: 'subject', kind: 'text' } } },
      }
      await weft.workflows.create({ workflow, slug: 'needs-one', published: true })
      const { client } = await connect('auto')
      const described = await client.callTool({
        name: 'describe_workflow',
        arguments: { workflow: 'needs-one' },
      })
      const [content] = described.content
      expect(JSON.parse(content?.type === 'text' ? content.text : '')).toMatchObject({
        cost: expect.stringMatching(/^free/),
        plan: { valid: true },
        inputs: { required: ['subject'] },
      })
      await client.close()
    },
    patience,
  )
})

describe('a session', () => {
  it(
    'ends when its client says so, and belongs to the token that opened it',
    async () => {
      const { client, transport } = await connect('legacy')
      const id = transport.sessionId ?? ''
      expect(id).toMatch(/^[0-9a-f-]{36}$/)
      const list = (session: string, bearer = token) =>
        fetch(`${server.url}/mcp`, {
          method: 'POST',
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
          headers: {
            authorization: `Bearer ${bearer}`,
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
            'mcp-session-id': session,
          },
        })
      const first = await list(id)
      expect(first.status).toBe(200)
      await first.text()
      expect((await list(id, 'wrong')).status).toBe(401)
      await transport.terminateSession()
      expect((await list(id)).status).toBe(404)
      await client.close()
    },
    patience,
  )

  it('is refused to pages of others', async () => {
    const headers = { authorization: `Bearer ${token}`, origin: 'https://evil.example' }
    expect((await fetch(`${server.url}/mcp`, { method: 'POST', headers })).status).toBe(403)
  })
})
