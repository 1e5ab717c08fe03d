import { randomUUID } from 'node:crypto'
import { createToken } from '@weft/runtime'
import { afterAll, describe, expect, it } from 'vitest'
import { readOperations } from './contract-cases.ts'
import { openServer } from './open-server.ts'

const server = await openServer()
const locked = await openServer({ WEFT_API_TOKEN: 'every-right' })
const operations = readOperations(await (await server.send('/api/openapi.json')).json())

const scopes = ['read', 'run', 'write'] as const
const tokens = new Map<string, string>()
for (const scope of scopes) {
  const request = { name: scope, scope, id: randomUUID(), now: new Date(), bytes: Buffer.from(randomUUID()) }
  tokens.set(scope, (await createToken(locked.runtime.store.tokens, request)).secret)
}
afterAll(() => Promise.all([server.close(), locked.close()]))

/** Expects a problem that says what it should, under a status that the operation declares. */
async function expectProblem(response: Response, status: number, declared?: readonly string[]) {
  const text = await response.text()
  expect(response.status, text.slice(0, 300)).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = JSON.parse(text)
  expect(problem).toMatchObject({ status, code: expect.any(String), detail: expect.stringMatching(/.{10}/) })
  if (declared !== undefined) expect(declared).toContain(String(status))
  return problem
}

/** A longer body than any that is JSON may be. */
const tooLarge = `"${'a'.repeat(10_000_001)}"`

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  const takesJson = operation.bodyTypes.includes('application/json')
  const { method, path, statuses, scope } = operation
  const json = { 'content-type': 'application/json' }
  const send = (body: string | undefined, headers: Record<string, string> = json) =>
    server.send(path, { method, headers, ...(body !== undefined && { body }) })

  it('asks for a token, unless it says that it needs none', async () => {
    const response = await locked.send(path, { method })
    if (scope !== undefined) await expectProblem(response, 401, statuses)
    else expect(response.headers.get('www-authenticate')).toBeNull()
  })

  it('asks for the scope that it declares, and no more', async () => {
    for (const given of scopes) {
      const authorization = `Bearer ${tokens.get(given)}`
      const response = await locked.send(path, { method, headers: { authorization } })
      if (scope !== undefined && scopes.indexOf(given) < scopes.indexOf(scope))
        expect(await expectProblem(response, 403, statuses)).toMatchObject({ code: 'scope_missing' })
      else expect(response.status).not.toBe(403)
    }
  })

  it('answers other methods with those that there are', async () => {
    for (const other of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (operation.methods.includes(other)) continue
      const response = await server.send(path, { method: other })
      await expectProblem(response, 405)
      const allowed = (response.headers.get('allow') ?? '').split(', ').filter((name) => name !== 'HEAD')
      expect(allowed.toSorted()).toEqual([...operation.methods].toSorted())
    }
  })

  it('refuses what its query does not have, and every wrong value', async () => {
    const strange = await server.send(`${path}?strange=1`, { method, headers: json })
    const issues = [{ code: 'unknown-key', path: '/query/strange' }]
    expect(await expectProblem(strange, 400, statuses)).toMatchObject({ issues })
    for (const { query, at } of operation.wrongQueries) {
      const response = await server.send(`${path}?${query}`, { method })
      expect(await expectProblem(response, 400, statuses), query).toMatchObject({ issues: [{ path: at }] })
      await expectProblem(await server.send(`${path}?${query}&${query}`, { method }), 400)
    }
  })

  if (operation.wrongPaths.length > 0)
    it('finds nothing under an id of another kind', async () => {
      for (const wrong of operation.wrongPaths)
        await expectProblem(await server.send(wrong, { method, headers: json }), 404, statuses)
    })

  if (operation.bodyTypes.length > 0)
    it('refuses a body that is too large', async () => {
      if (takesJson) await expectProblem(await send(tooLarge), 413, statuses)
      else {
        const headers = { 'content-type': 'image/png', 'content-length': '1000000000' }
        await expectProblem(await send('', headers), 413, statuses)
      }
    })

  if (takesJson)
    it('refuses what is no JSON', async () => {
      await expectProblem(await send('{}', { 'content-type': 'text/plain' }), 415, statuses)
      await expectProblem(await send('{'), 400, statuses)
      await expectProblem(await send(`${'['.repeat(101)}${']'.repeat(101)}`), 422, statuses)
      if (operation.isBodyRequired) await expectProblem(await send(undefined), 400, statuses)
    })

  if (operation.wrongBodies.length > 0)
    it('says where a body is wrong', async () => {
      for (const { name, body, at } of operation.wrongBodies) {
        const problem = await expectProblem(await send(JSON.stringify(body)), 422, statuses)
        const found = problem.issues.map((issue: { path: string }) => issue.path)
        expect(found, name).toContain(at)
      }
    })
})

it('reads every operation, and nothing of all this broke anything', () => {
  expect(operations.length).toBeGreaterThan(35)
  expect(operations.flatMap(({ wrongBodies }) => wrongBodies).length).toBeGreaterThan(80)
  expect([...server.log, ...locked.log].filter(({ level }) => level === 'error')).toEqual([])
})
