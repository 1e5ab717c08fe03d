import { routes } from '@weft/client'
import { builtInNodes, createNodeRegistry, declaring } from '@weft/nodes'
import { applyEdit, foldEdit, planFold, validateWorkflow } from '@weft/workflow'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyGraph } from '../../../packages/publish/test/any-graph.ts'
import { openServer, type TestServer } from './open-server.ts'

const registry = createNodeRegistry(builtInNodes)
const runView = routes.getRun.responses['200'].schema
const workflowView = routes.createWorkflow.responses['201'].schema
const modelView = routes.getModel.responses['200'].schema

let server: TestServer
beforeAll(async () => {
  server = await openServer()
})
afterAll(() => server.close())

const run = async (workflow: object) =>
  runView.parse(await (await server.post('/api/runs', { workflow }, { prefer: 'wait' })).json())

/** Graphs that can run and of which some nodes can be folded, always the same ones. */
const cases = fc.sample(anyGraph, { seed: 7, numRuns: 160 }).flatMap(({ document, chosen }) => {
  const { plan } = planFold(document, {
    nodeIds: chosen,
    name: 'Part',
    catalog: registry.catalog,
    declaring: declaring(registry),
  })
  const isSound = validateWorkflow(document, registry.catalog).every(({ severity }) => severity !== 'error')
  const hasOutput = Object.keys(document.nodes).some((id) => id.startsWith('out-'))
  return plan !== undefined && isSound && hasOutput && plan.inputs.length > 0 ? [{ document, plan }] : []
})

describe('a graph of which some nodes became a workflow', () => {
  it('gives what it gave before, lists and lanes included', async () => {
    let compared = 0
    let lists = 0
    for (const { document, plan } of cases.slice(0, 10)) {
      const before = await run(document)
      // Lists of unequal lengths that meet fail either way.
      if (before.status !== 'succeeded') continue
      const response = await server.post('/api/workflows', { workflow: plan.document, published: true })
      expect(response.status).toBe(201)
      const { slug } = workflowView.parse(await response.json())
      const model = modelView.parse(await (await server.send(`/api/models/weft/${slug}`)).json())
      const { edit } = foldEdit(document, plan, {
        node: { type: 'model', params: { model: model.ref } },
        reference: model.ref,
        model: { schema: model.schema, digest: model.digest, ...(model.media && { media: model.media }) },
      })
      const after = await run(applyEdit(document, edit).document)
      expect({ status: after.status, outputs: after.outputs, error: after.error }).toEqual({
        status: 'succeeded',
        outputs: before.outputs,
        error: undefined,
      })
      compared += 1
      if (plan.inputs.some(({ port }) => port.list)) lists += 1
    }
    expect(compared).toBeGreaterThan(4)
    expect(lists).toBeGreaterThan(1)
  })
})
