import { routes } from '@weft/client'
import { readProvenance } from '@weft/provenance'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { echoWorkflow, pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

const { schema: page } = routes.listResults.responses['200']
const { schema: detail } = routes.getResult.responses['200']
const { schema: facets } = routes.listResultFacets.responses['200']

let server: TestServer
beforeAll(async () => {
  server = await openServer()
})
afterAll(() => server.close())

/** The first example with another prompt, a number of pictures and a seed. */
function workflow(
  prompt: string,
  input: Record<string, unknown> = {},
  name = 'Foxes',
): Record<string, unknown> {
  const document = structuredClone(pictureWorkflow()) as {
    nodes: Record<string, { type: string; params: Record<string, unknown> }>
  }
  for (const node of Object.values(document.nodes)) {
    if (node.type === 'prompt') node.params.text = prompt
    if (node.type === 'model') node.params.input = { ...(node.params.input as object), ...input }
  }
  return { ...document, name }
}

async function run(body: object): Promise<string> {
  const response = await server.post('/api/runs', body, { prefer: 'wait=60' })
  const text = await response.text()
  expect(response.status, text).toBe(200)
  const { id, status } = JSON.parse(text)
  expect(status, text).toBe('succeeded')
  return id
}

async function list(query = ''): Promise<z.infer<typeof page>> {
  const response = await server.send(`/api/results${query}`)
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return page.parse(JSON.parse(text))
}

const patch = async (id: string, body: object) => {
  const headers = { 'content-type': 'application/json' }
  return server.send(`/api/results/${id}`, { method: 'PATCH', headers, body: JSON.stringify(body) })
}

describe('results', () => {
  it('are the pictures of a call, one for each picture and run, with everything that made them', async () => {
    const runId = await run({ workflow: workflow('A red fox, in SNOW', { num_outputs: 2, seed: 4711 }) })
    const { results, total, next } = await list(`?runId=${runId}`)
    expect([results.length, total, next]).toEqual([2, 2, undefined])
    expect(results.map(({ index }) => index)).toEqual([0, 1])
    const [first] = results
    expect(first).toMatchObject({
      runId,
      index: 0,
      workflowName: 'Foxes',
      prompt: 'A red fox, in SNOW',
      seed: 4711,
      starred: false,
      simulated: true,
      model: expect.stringMatching(/^[\w-]+\/[\w.-]+$/),
      modelVersion: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const picture = await server.send(first?.image.url ?? '')
    expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({
      width: first?.image.width,
      height: first?.image.height,
    })
    const whole = detail.parse(await (await server.send(`/api/results/${first?.id}`)).json())
    expect(whole.inputs).toMatchObject({ prompt: 'A red fox, in SNOW', seed: 4711, num_outputs: 2 })
    expect(whole.siblings).toEqual([results[1]])
    expect(whole.runExists).toBe(true)
    const again = await server.post('/api/plan', { workflow: whole.workflow })
    expect(await again.json()).toMatchObject({ valid: true })
  })

  it('have the seed that was drawn', async () => {
    const runId = await run({ workflow: workflow('drawn', { seed: { control: 'random' } }) })
    const { results } = await list(`?runId=${runId}`)
    const { seeds } = await (await server.send(`/api/runs/${runId}`)).json()
    expect(Object.values(Object.values(seeds)[0] as object)).toEqual([results[0]?.seed])
  })

  it('come from a computed node where it is asked for, and not what was uploaded', async () => {
    const png = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a00' } })
      .png()
      .toBuffer()
    const headers = { 'content-type': 'image/png' }
    const uploaded = await server.send('/api/assets', { method: 'POST', body: new Uint8Array(png), headers })
    const { id: asset } = await uploaded.json()
    const document = (last: string) => ({
      ...echoWorkflow(),
      name: 'Smaller',
      nodes: {
        photo: { type: 'load-image', params: { image: { asset } } },
        small: { type: 'resize-image', params: { width: 32, height: 24 } },
        result: { type: 'output', params: { name: 'image' } },
      },
      edges: [
        { from: 'photo.image', to: 'small.image' },
        { from: last, to: 'result.value' },
      ],
    })
    const made = await list(`?runId=${await run({ workflow: document('small.image') })}`)
    expect(made.results).toMatchObject([{ nodeId: 'small', image: { width: 32, height: 24 } }])
    expect(made.results[0]).not.toHaveProperty('model')
    const passed = await list(
      `?runId=${await run({ workflow: document('photo.image'), targets: ['result'] })}`,
    )
    expect(passed.results).toEqual([])
    const text = await list(`?runId=${await run({ workflow: echoWorkflow() })}`)
    expect(text.total).toBe(0)
    const file = await server.send(`/api/results/${made.results[0]?.id}/file`)
    expect(readProvenance(new Uint8Array(await file.arrayBuffer()))).toMatchObject({ nodeId: 'small' })
  })

  it('that a later run took from the cache are listed once, and with that run', async () => {
    const document = workflow('a heron twice', { seed: 5 }, 'Herons')
    const first = await run({ workflow: document })
    const second = await run({ workflow: document })
    expect((await list('?q=heron')).results.map(({ runId }) => runId)).toEqual([first])
    const { results } = await list(`?runId=${second}`)
    expect(results).toMatchObject([{ runId: second, prompt: 'a heron twice', seed: 5 }])
  })

  it('are found by words of their prompt, model, workflow, time and star, in pages', async () => {
    const saved = await server.post('/api/workflows', { workflow: workflow('one GREEN apple', {}, 'Apples') })
    const { id: workflowId, slug } = await saved.json()
    await run({ workflowId, refresh: true })
    await run({ workflow: workflow('two green pears; 100%_', {}, 'Pears') })
    const prompts = async (query: string) => (await list(query)).results.map(({ prompt }) => prompt)
    expect(await prompts('?q=green')).toEqual(['two green pears; 100%_', 'one GREEN apple'])
    expect(await prompts('?q=APPLE%20green')).toEqual(['one GREEN apple'])
    expect(await prompts('?q=100%25_')).toEqual(['two green pears; 100%_'])
    expect(await prompts('?q=g%25n')).toEqual([])
    expect(await prompts(`?workflowId=${slug}`)).toEqual(['one GREEN apple'])
    expect(await prompts('?workflowName=Pears')).toEqual(['two green pears; 100%_'])
    expect(await prompts('?model=nobody/nothing')).toEqual([])
    const [newest] = (await list()).results
    expect(await prompts(`?model=${newest?.model}&q=pears`)).toHaveLength(1)
    const time = encodeURIComponent(newest?.createdAt ?? '')
    expect((await list(`?from=${time}`)).results.at(-1)?.createdAt).toBe(newest?.createdAt)
    expect((await list(`?to=${time}`)).results).not.toContainEqual(newest)
    const all = await list('?limit=500')
    const paged = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const at = await list(`?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      expect(at.total).toBe(all.total)
      paged.push(...at.results)
      cursor = at.next
    }
    expect(paged).toEqual(all.results)
    const menus = facets.parse(await (await server.send('/api/results/facets')).json())
    expect(menus.models[0]).toMatchObject({ model: newest?.model, count: expect.any(Number) })
    expect(menus.workflows).toContainEqual({ workflowId, name: 'Apples', count: 1 })
    expect(menus.workflows).toContainEqual({ name: 'Pears', count: 1 })
  })

  it('are starred, thrown away and taken back', async () => {
    const runId = await run({ workflow: workflow('a star') })
    const [result] = (await list(`?runId=${runId}`)).results
    const id = result?.id ?? ''
    expect(await (await patch(id, { starred: true })).json()).toEqual({ ...result, starred: true })
    expect((await list('?starred=true')).results.map((one) => one.id)).toEqual([id])
    const thrown = await (await patch(id, { trashed: true })).json()
    expect(thrown).toMatchObject({ starred: true, trashedAt: expect.any(String) })
    expect(await (await patch(id, { trashed: true })).json()).toEqual(thrown)
    expect((await list(`?runId=${runId}`)).total).toBe(0)
    expect((await list('?trashed=true')).results).toEqual([thrown])
    expect(await (await patch(id, { trashed: false, starred: false })).json()).toEqual(result)
    expect((await patch('nobody', {})).status).toBe(404)
    expect((await patch(id, { star: true })).status).toBe(422)
    for (const query of ['starred=yes', 'limit=501', 'from=yesterday', 'cursor=x'])
      expect((await server.send(`/api/results?${query}`)).status).toBe(400)
  })

  it('stay when their run is deleted, with its document', async () => {
    const runId = await run({ workflow: workflow('an orphan', { seed: 8 }) })
    const [result] = (await list(`?runId=${runId}`)).results
    expect((await server.send(`/api/runs/${runId}`, { method: 'DELETE' })).status).toBe(204)
    const whole = detail.parse(await (await server.send(`/api/results/${result?.id}`)).json())
    expect(whole).toMatchObject({
      ...result,
      runExists: false,
      inputs: { seed: 8 },
      workflow: { name: 'Foxes' },
    })
  })
})

describe('the file of a result', () => {
  it('has a readable name, and carries what made it, or not', async () => {
    const runId = await run({ workflow: workflow('Ein Füchslein "im" Schnee', { seed: 12 }) })
    const [result] = (await list(`?runId=${runId}`)).results
    const kept = await server.send(`/api/results/${result?.id}/file`)
    expect(kept.headers.get('content-type')).toBe(result?.image.mediaType)
    expect(kept.headers.get('content-disposition')).toMatch(
      /^attachment; filename="ein-fuchslein-im-schnee_seed-12\.\w+"; filename\*=UTF-8''ein-f%C3%BCchslein-im-schnee_seed-12\.\w+$/,
    )
    const bytes = new Uint8Array(await kept.arrayBuffer())
    expect(readProvenance(bytes)).toMatchObject({
      runId,
      nodeId: result?.nodeId,
      simulated: true,
      inputs: { seed: 12 },
      document: { name: 'Foxes' },
      model: { version: result?.modelVersion },
    })
    const stripped = await server.send(`/api/results/${result?.id}/file?metadata=strip`)
    const bare = new Uint8Array(await stripped.arrayBuffer())
    expect(readProvenance(bare)).toBeUndefined()
    expect(Buffer.from(bare).toString('latin1')).not.toContain('Foxes')
    expect(await sharp(bare).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer())
    expect((await server.send('/api/results/nobody/file')).status).toBe(404)
    expect((await server.send(`/api/results/${result?.id}/file?metadata=no`)).status).toBe(400)
  })

  it('comes with others in one zip', async () => {
    const runId = await run({ workflow: workflow('three', { num_outputs: 3, seed: 3 }) })
    const { results } = await list(`?runId=${runId}`)
    const ids = results.map(({ id }) => id)
    const response = await server.post('/api/results/archive', { ids: [...ids, ids[0]], metadata: 'strip' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/zip')
    expect(response.headers.get('content-disposition')).toMatch(/filename="weft-results-[\d-]+\.zip"/)
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const names = Object.keys(files)
    expect(names.map((name) => name.replace(/\.\w+$/, ''))).toEqual([
      'three_seed-3',
      'three_seed-3_2',
      'three_seed-3_3',
    ])
    for (const bytes of Object.values(files)) expect((await sharp(bytes).metadata()).width).toBeGreaterThan(1)
    expect((await server.post('/api/results/archive', { ids: [...ids, 'nobody'] })).status).toBe(404)
    expect((await server.post('/api/results/archive', { ids: [] })).status).toBe(422)
  })
})
