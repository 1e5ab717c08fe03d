import { problemBody, routes } from '@weft/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openServer, type TestServer } from './open-server.ts'

const runView = routes.getRun.responses['200'].schema
const assetView = routes.createAsset.responses['201'].schema

let server: TestServer
beforeAll(async () => {
  server = await openServer()
  const input = (name: string, kind: string, more: object = {}) => ({
    type: 'input',
    params: { name, kind, required: false, ...more },
  })
  const workflow = {
    weft: 1,
    name: 'Inputs',
    nodes: {
      photo: input('photo', 'image'),
      photos: input('photos', 'image', { list: true }),
      count: input('count', 'integer', { minimum: 1, maximum: 4 }),
      mode: input('mode', 'choice', { choices: ['a', 'b'] }),
      on: input('on', 'boolean'),
      result: { type: 'output', params: { name: 'photo' } },
    },
    edges: [{ from: 'photo.value', to: 'result.value' }],
  }
  expect((await server.post('/api/workflows', { workflow, slug: 'inputs' })).status).toBe(201)
})
afterAll(() => server.close())

const picture = () =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
const run = (inputs: object) => server.post('/api/workflows/inputs/runs', { inputs }, { prefer: 'wait' })

describe('inputs of a run by their names', () => {
  it('take a picture as a data URL and as an asset: the same bytes are the same picture', async () => {
    const bytes = await picture()
    const headers = { 'content-type': 'image/png' }
    const upload = await server.send('/api/assets', { method: 'POST', body: new Uint8Array(bytes), headers })
    const { id } = assetView.parse(await upload.json())
    const photo = `data:image/png;base64,${bytes.toString('base64')}`
    for (const value of [photo, { asset: id }]) {
      const made = runView.parse(await (await run({ photo: value })).json())
      expect(made.outputs).toMatchObject({ photo: { asset: id, width: 8, height: 6 } })
    }
  })

  it('are refused before anything runs, all at once, each at its exact path', async () => {
    const before = Object(await (await server.send('/api/runs')).json()).runs.length
    const response = await run({
      photo: 'https://127.0.0.1/private.png',
      photos: [
        `data:image/png;base64,${(await picture()).toString('base64')}`,
        'data:image/png;base64,AAAA',
        { asset: `sha256:${'0'.repeat(64)}` },
      ],
      count: 9,
      mode: 'z',
      on: 'true',
      extra: 1,
    })
    expect(response.status).toBe(422)
    const { issues = [] } = problemBody.parse(await response.json())
    expect(issues.map(({ path }) => path).toSorted()).toEqual([
      '/inputs/count',
      '/inputs/extra',
      '/inputs/mode',
      '/inputs/on',
      '/inputs/photo',
      '/inputs/photos/1',
      '/inputs/photos/2',
    ])
    expect(Object(await (await server.send('/api/runs')).json()).runs).toHaveLength(before)
  })
})
