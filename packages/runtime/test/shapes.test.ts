import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { RunEvent } from '@weft/engine'
import { type Json, type Port, portsFromSchema } from '@weft/ports'
import type { Runtime } from '@weft/runtime'
import { describe, expect, it } from 'vitest'
import { documentOf, output } from './documents.ts'
import { begin, finish, openRuntime } from './open-runtime.ts'

const { signal } = new AbortController()
const published = resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'reference', 'schemas')
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

/** Runs a model that is known by its schema on the simulator, its required inputs filled, and gives what it told. */
async function runSchema(runtime: Runtime, schema: Json, given: { readonly [name: string]: Json } = {}) {
  const model = await runtime.models.addSchema({ schema })
  const ports = portsFromSchema(model.schema, model.media === undefined ? {} : { media: model.media })
  const input: { [name: string]: Json } = {}
  for (const port of ports.inputs) {
    const value = given[port.name] ?? (port.required ? valueFor(port) : undefined)
    if (value !== undefined) input[port.name] = value
  }
  const document = documentOf(
    { m: { type: 'model', params: { model: model.ref, input } }, result: output('result') },
    'm.output -> result.value',
  )
  const id = await begin(runtime, { document })
  const events: RunEvent[] = []
  for await (const event of runtime.watchRun(id, 0, signal)) events.push(event)
  const run = await finish(runtime, id)
  return { run, ports, events, node: run.nodes.m }
}

function valueFor(port: Port): Json {
  const one = ((): Json => {
    switch (port.kind) {
      case 'integer':
      case 'number':
        return port.minimum ?? 1
      case 'boolean':
        return true
      case 'choice':
        return port.choices?.[0] ?? ''
      case 'image':
      case 'mask':
      case 'file':
        return pixel
      default:
        return 'a fox'
    }
  })()
  return port.list ? [one] : one
}

const Input = { type: 'object', properties: { prompt: { type: 'string' }, num_outputs: { type: 'integer' } } }
const iterator = { type: 'array', 'x-cog-array-type': 'iterator' }

describe('outputs of every shape', () => {
  it('joins the tokens of one text, and shows them as they come', async () => {
    const runtime = await openRuntime({ simulatorLatencyMs: 600 })
    const Output = { ...iterator, items: { type: 'string' }, 'x-cog-array-display': 'concatenate' }
    const { node, events } = await runSchema(runtime, { Input, Output }, { prompt: 'a fox in the snow' })
    const whole = node?.outputs?.output
    if (typeof whole !== 'string') throw new Error(`no text: ${JSON.stringify(node)}`)
    const shown = events.flatMap((event) => (event.type === 'node-output' ? [event.outputs.output] : []))
    expect(shown.length).toBeGreaterThan(0)
    for (const part of shown) expect(whole.startsWith(String(part))).toBe(true)
  })

  it('shows the pictures of an iterator while it runs, and gives the last', async () => {
    const runtime = await openRuntime({ simulatorLatencyMs: 3000 })
    const Output = { ...iterator, items: { type: 'string', format: 'uri' } }
    const { node, events } = await runSchema(runtime, { Input, Output }, { prompt: 'a fox', num_outputs: 3 })
    expect(node?.outputs?.output).toMatchObject([{ asset: expect.stringMatching(/^sha256:/) }])
    const shown = events.flatMap((event) => (event.type === 'node-output' ? [event.outputs.output] : []))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown[0]).toMatchObject([{ asset: expect.stringMatching(/^sha256:/) }])
  })

  it('gives each field of an object its own port, a null one none', async () => {
    const runtime = await openRuntime()
    const Result = {
      type: 'object',
      properties: { image: { type: 'string', format: 'uri' }, caption: { type: 'string' } },
    }
    const schema = { Input, Output: { $ref: '#/components/schemas/Result' }, Result }
    const { node, ports } = await runSchema(runtime, schema)
    expect(ports.outputs.map(({ name }) => name)).toEqual(['output', 'caption', 'image'])
    expect(node?.outputs?.image).toMatchObject({ asset: expect.stringMatching(/^sha256:/) })
    expect(node?.outputs?.caption).toEqual(expect.any(String))
  })

  it.skipIf(!existsSync(published))(
    'runs every published schema to its end, nothing of its output left at the provider',
    async () => {
      const runtime = await openRuntime({ maxConcurrentPredictions: 4 })
      for (const file of readdirSync(published)) {
        const schema: Json = JSON.parse(readFileSync(join(published, file), 'utf8'))
        const { run, node } = await runSchema(runtime, schema)
        expect([file, run.error]).toEqual([file, undefined])
        expect([file, JSON.stringify(node?.outputs).includes('simulator.localhost')]).toEqual([file, false])
        expect(node?.outputs?.output).toBeDefined()
      }
    },
  )
})
