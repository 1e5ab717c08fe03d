import { parseWorkflow } from '@weft/workflow'
import { expect, it } from 'vitest'
import { documentOf, output } from './documents.ts'
import { begin, finish, openRuntime } from './open-runtime.ts'

/** Names that a schema may use and that mean something to JSON pointers, edges or JavaScript. */
const names = [
  'a.b',
  'a/b',
  '~1',
  'ünïcode',
  '日本語',
  'with space',
  'constructor',
  'toString',
  '0',
  '$ref',
  'loras',
  'output',
]

const text = (name: string) => `{"type":"string","x-order":${names.indexOf(name)}}`
const schema = `{
  "Input": { "type": "object", "properties": { ${names.map((name) => `${JSON.stringify(name)}: ${text(name)}`).join(',')} } },
  "Output": { "type": "string" }
}`
const object = (value: (name: string) => string) =>
  `{ ${names.map((name) => `${JSON.stringify(name)}: ${value(name)}`).join(',')} }`

it.each(['by hand', 'by wires'])('inputs of any name that are set %s are sent', async (how) => {
  const runtime = await openRuntime()
  const model = await runtime.models.addSchema({ schema: JSON.parse(schema) })
  const byHand = how === 'by hand'
  const json = `{
    "weft": 1, "name": "odd", "description": "", "models": {}, "layout": { "nodes": {}, "frames": [], "notes": [] },
    "nodes": {
      "text": { "type": "prompt", "params": { "text": "x" } },
      "m": { "type": "model", "params": { "model": ${JSON.stringify(model.ref)}, "input": ${byHand ? object((name) => JSON.stringify(`value of ${name}`)) : '{}'} } },
      "out": { "type": "output", "params": { "name": "result" } }
    },
    "edges": [ { "from": "m.output", "to": "out.value" } ${byHand ? '' : names.map((name) => `, { "from": "text.text", "to": ${JSON.stringify(`m.${name}`)} }`).join('')} ]
  }`
  const parsed = parseWorkflow(JSON.parse(json))
  if (parsed.document === undefined) throw new Error(JSON.stringify(parsed))
  expect(parsed.issues).toEqual([])
  const id = await begin(runtime, { document: parsed.document })
  const state = await finish(runtime, id)
  expect(state.error).toBeUndefined()
  const [attempt] = await runtime.store.attempts.ofRun(id)
  const sent = new Map(Object.entries(JSON.parse(attempt?.input ?? '{}')))
  expect([...sent.keys()].toSorted()).toEqual(names.toSorted())
  expect(new Set(sent.values())).toEqual(new Set(byHand ? names.map((name) => `value of ${name}`) : ['x']))
})

it('an input that is called like something that every object has, and is not set, is left out', async () => {
  const runtime = await openRuntime()
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
  const { ref } = await runtime.models.addSchema({
    schema: { Input: { type: 'object', properties }, Output: { type: 'string' } },
  })
  const document = documentOf(
    { m: { type: 'model', params: { model: ref, input: {} } }, result: output('result') },
    'm.output -> result.value',
  )
  const id = await begin(runtime, { document })
  expect(await finish(runtime, id)).toMatchObject({ status: 'succeeded' })
  expect((await runtime.store.attempts.ofRun(id))[0]?.input).toBe('{}')
})
