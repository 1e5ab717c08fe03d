import { readFile } from 'node:fs/promises'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openServer, type TestServer } from './open-server.ts'

let server: TestServer
let client: Client

beforeAll(async () => {
  server = await openServer()
  const example = new URL('../../../examples/07-call-the-api/workflow.json', import.meta.url)
  const workflow: unknown = JSON.parse(await readFile(example, 'utf8'))
  await server.post('/api/workflows', { workflow, slug: 'studio-shot', published: true })
  await server.post('/api/workflows', { workflow, slug: 'a-draft', published: false })
  client = await connect()
  // Loading the protocol takes a moment on a busy machine.
}, 30_000)
afterAll(async () => {
  await client.close()
  await server.close()
})

/** The official client, over the server's own front door. */
async function connect(): Promise<Client> {
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost:4600/mcp'), {
    fetch: async (input, init) => {
      const address = new URL(String(input))
      return server.send(address.pathname + address.search, init)
    },
  })
  const connecting = new Client({ name: 'test', version: '1.0.0' })
  await connecting.connect(transport)
  return connecting
}

/** Calls a tool, and gives the data of its first text and its pictures. */
async function call(name: string, input: Record<string, unknown> = {}) {
  const result = await client.callTool({ name, arguments: input })
  const texts = result.content.flatMap((content) => (content.type === 'text' ? [content.text] : []))
  const pictures = result.content.filter((content) => content.type === 'image')
  return { isError: result.isError === true, text: texts[0] ?? '', pictures }
}

describe('/mcp', () => {
  it('lists the general tools and one typed tool per published workflow', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'list_workflows',
      'describe_workflow',
      'run_workflow',
      'wait_for_run',
      'cancel_run',
      'run_studio_shot',
    ])
    expect(tools.at(-1)?.inputSchema).toMatchObject({
      type: 'object',
      properties: { subject: { type: 'string', default: 'a paper crane' } },
    })
  })

  it('lists and describes what is published, and nothing else', async () => {
    expect(JSON.parse((await call('list_workflows')).text)).toMatchObject([{ workflow: 'studio-shot' }])
    const described = JSON.parse((await call('describe_workflow', { workflow: 'studio-shot' })).text)
    expect(described).toMatchObject({
      inputs: { properties: { subject: { type: 'string' } } },
      outputs: { properties: { image: {} } },
      plan: { valid: true },
    })
    const draft = await call('describe_workflow', { workflow: 'a-draft' })
    expect(draft).toMatchObject({ isError: true, text: expect.stringContaining('list_workflows') })
  })

  it('runs a workflow by its own tool and shows the picture itself', async () => {
    const { isError, text, pictures } = await call('run_studio_shot', { subject: 'a brass key' })
    expect(isError).toBe(false)
    expect(JSON.parse(text)).toMatchObject({
      status: 'succeeded',
      note: expect.stringContaining('Simulated'),
    })
    const [picture] = pictures
    expect(picture?.mimeType).toBe('image/webp')
    expect(
      Buffer.from(picture?.data ?? '', 'base64')
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP')
  })

  it('starts without waiting, and fetches the result later', async () => {
    const started = await call('run_workflow', {
      workflow: 'studio-shot',
      inputs: { subject: 'a pear' },
      wait: 0,
    })
    const { id } = JSON.parse(started.text)
    const ended = await call('wait_for_run', { id })
    expect(JSON.parse(ended.text)).toMatchObject({ id, status: 'succeeded' })
    expect(ended.pictures).toHaveLength(1)
    expect(JSON.parse((await call('cancel_run', { id })).text)).toMatchObject({ canceled: false })
  })

  it('says what does not fit, so that an agent can mend it', async () => {
    const wrong = await call('run_workflow', { workflow: 'studio-shot', inputs: { subject: 4, size: 1 } })
    expect(wrong.isError).toBe(true)
    expect(wrong.text).toContain('/inputs/subject')
    expect(wrong.text).toContain('/inputs/size')
    expect(await call('wait_for_run', { id: 'nope', wait: 0 })).toMatchObject({ isError: true })
  })

  it('asks for the token where the server has one', async () => {
    const guarded = await openServer({ WEFT_API_TOKEN: 'let-me-in' })
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    expect((await guarded.send('/mcp', { method: 'POST', body, headers })).status).toBe(401)
    const authorized = { ...headers, authorization: 'Bearer let-me-in' }
    expect((await guarded.send('/mcp', { method: 'POST', body, headers: authorized })).status).toBe(200)
    await guarded.close()
  })
})
