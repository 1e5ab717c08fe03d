import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtInNodes, createNodeRegistry, declaring } from '@weft/nodes'
import {
  applyEdit,
  exposeInput,
  exposeOutput,
  parseWorkflow,
  replaceEdit,
  validateWorkflow,
  type WorkflowDocument,
} from '@weft/workflow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyWorkflow } from '../../workflow/test/random-workflow.ts'
import { describeInterface } from '../src/index.ts'
import { anyGraph } from './any-graph.ts'

const registry = createNodeRegistry(builtInNodes)
const options = { catalog: registry.catalog, declaring: declaring(registry) }
const read = (name: string): WorkflowDocument => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'examples', name)
  const { document } = parseWorkflow(readFileSync(join(folder, 'workflow.json'), 'utf8'))
  if (document === undefined) throw new Error('no workflow')
  return document
}
const errors = (document: WorkflowDocument) =>
  validateWorkflow(document, registry.catalog).filter(({ severity }) => severity === 'error')

describe('showing ports to callers', () => {
  it('makes a field an input with its type, range and words, and the value it has as the default', () => {
    const document = read('01-text-to-image')
    const steps = exposeInput(document, { nodeId: 'flux', port: 'guidance_scale', ...options })
    if (steps === undefined) throw new Error('not exposed')
    const result = applyEdit(document, steps.edit)
    expect(describeInterface(result.document, registry).inputs).toMatchObject([
      {
        name: 'guidance_scale',
        kind: 'number',
        minimum: 0,
        maximum: 10,
        default: 3,
        description: expect.stringContaining('uidance'),
      },
    ])
    expect(errors(result.document)).toEqual([])
    expect(applyEdit(result.document, result.inverse).document).toEqual(document)
    // A wire feeds it now.
    expect(
      exposeInput(result.document, { nodeId: 'flux', port: 'guidance_scale', ...options }),
    ).toBeUndefined()
  })

  it('takes a value set by hand, but no seed that is drawn', () => {
    const document = read('01-text-to-image')
    const exposed = (port: string) => {
      const made = exposeInput(document, { nodeId: 'flux', port, ...options })
      return made && describeInterface(applyEdit(document, made.edit).document, registry).inputs[0]
    }
    expect(exposed('aspect_ratio')?.default).toBe(
      Object(document.nodes.flux?.params.input).aspect_ratio ?? '1:1',
    )
    expect(exposed('seed')).toMatchObject({ kind: 'integer', required: false })
    expect(exposed('seed')?.default).toBeUndefined()
    expect(exposed('no_such_port')).toBeUndefined()
  })

  it('puts an input in the place of a node that only holds a value', () => {
    const document = read('01-text-to-image')
    const made = exposeInput(document, { nodeId: 'prompt', port: 'text', ...options })
    if (made === undefined) throw new Error('not exposed')
    const { document: after } = applyEdit(document, made.edit)
    expect(after.nodes.prompt).toMatchObject({
      type: 'input',
      params: { name: 'prompt', kind: 'text', default: document.nodes.prompt?.params.text },
    })
    expect(after.edges).toContainEqual({ from: 'prompt.value', to: 'flux.prompt' })
    expect(errors(after)).toEqual([])
    // What has placeholders is more than the value it holds.
    const placed = read('05-prompt-with-inputs')
    expect(exposeInput(placed, { nodeId: 'prompt', port: 'text', ...options })).toBeUndefined()
  })

  it('makes an output under a name that is free, beside the node', () => {
    const document = read('06-chain')
    const flux = Object.keys(document.nodes).find((id) => document.nodes[id]?.type === 'model') ?? ''
    const first = exposeOutput(document, { nodeId: flux, port: 'output', ...options })
    if (first === undefined) throw new Error('not exposed')
    const once = applyEdit(document, first.edit).document
    const second = exposeOutput(once, { nodeId: flux, port: 'output', ...options })
    expect(second?.name).not.toBe(first.name)
    expect(errors(applyEdit(once, second?.edit ?? first.edit).document)).toEqual([])
  })
})

describe('turning a document into another one', () => {
  it('gives that one, and back', () => {
    fc.assert(
      fc.property(anyWorkflow, anyWorkflow, (before, after) => {
        const { document, inverse, issue } = applyEdit(before, replaceEdit(before, after, 'Restore'))
        expect(issue).toBeUndefined()
        expect(document).toEqual(after)
        expect(applyEdit(document, inverse).document).toEqual(before)
      }),
      { numRuns: 150 },
    )
    fc.assert(
      fc.property(anyGraph, anyGraph, ({ document: before }, { document: after }) => {
        expect(applyEdit(before, replaceEdit(before, after, 'Restore')).document).toEqual(after)
      }),
      { numRuns: 40 },
    )
  })
})
