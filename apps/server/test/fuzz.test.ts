import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { echoWorkflow, pictureWorkflow } from './documents.ts'
import { openServer, type TestServer } from './open-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openServer()
})
afterAll(() => server.close())

type Path = readonly (string | number)[]

/** Every place in a value, itself included. */
function placesOf(value: unknown, path: Path = []): Path[] {
  const isInside = typeof value === 'object' && value !== null
  const below = isInside ? Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key])) : []
  return [path, ...below]
}

/** A copy with another value at a place. */
function withValue(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...Object(value) }
  Reflect.set(copy, key, withValue(Reflect.get(copy, key), rest, put))
  return copy
}

/** What programs and people get wrong, next to anything at all. */
const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '4',
    '',
    -1,
    1e308,
    0.5,
    [],
    {},
    [[]],
    'a.b',
    '__proto__',
    'constructor',
    '{',
    '}}',
    '{{',
    'sha256:',
    {
      asset: `sha256:${'0'.repeat(64)}`,
    },
    { asset: 4 },
    { control: 'random' },
    { secret: 'X' },
    'data:,',
    'https://',
    'owner/name',
    'weft/x:1',
  ),
)

const bodies = [
  { workflow: echoWorkflow(), inputs: { subject: 'cat' }, targets: ['result'] },
  { workflow: pictureWorkflow(), inputs: {} },
].map((body) => ({ body, places: placesOf(body) }))

const bent = fc
  .constantFrom(...bodies)
  .chain(({ body, places }) => fc.tuple(fc.constant(body), fc.constantFrom(...places), strange))
  .map(([body, place, value]): unknown => withValue(body, place, value))

describe('a request that is wrong in any one place', () => {
  // A picture costs time to draw, a plan does not.
  it.each([
    ['/api/plan', 100],
    ['/api/runs', 15],
  ])('gets an answer with words from %s, never a breakdown', async (path, numRuns) => {
    await fc.assert(
      fc.asyncProperty(bent, async (body) => {
        const response = await server.post(path, body)
        const text = await response.text()
        expect(response.status, text.slice(0, 500)).toBeLessThan(500)
        expect(() => JSON.parse(text)).not.toThrow()
      }),
      { numRuns },
    )
    expect(server.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('is saved or refused, and what is saved is read back the same', async () => {
    await fc.assert(
      fc.asyncProperty(bent, async (body) => {
        const { workflow } = Object(body)
        const response = await server.post('/api/workflows', { workflow })
        const saved = Object(await response.json())
        expect([201, 413, 422]).toContain(response.status)
        if (response.status !== 201) return
        const read = await server.send(`/api/workflows/${saved.id}`)
        expect(await read.json()).toEqual(saved)
        const described = await server.send(`/api/workflows/${saved.id}/openapi.json`)
        expect(described.status).toBe(200)
        const again = await server.post('/api/workflows', { workflow: saved.workflow })
        expect(Object(await again.json()).version).toBe(saved.version)
      }),
      { numRuns: 80 },
    )
    expect(server.log.filter(({ level }) => level === 'error')).toEqual([])
  })
})
