import { describe, expect, it } from 'vitest'
import { routes } from './routes.ts'

describe('the contract', () => {
  it('names each route once', () => {
    const all = Object.entries(routes)
    for (const [id, route] of all) expect(route.id).toBe(id)
    const addresses = all.map(([, route]) => `${route.method} ${route.path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('declares exactly the parameters that a path has', () => {
    for (const route of Object.values(routes)) {
      const named = [...route.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1])
      const declared = 'params' in route ? Object.keys(route.params.shape) : []
      expect(declared, route.id).toEqual(named)
    }
  })

  const { body } = routes.createRun

  it.each([
    ['neither workflow nor id', {}],
    ['both', { workflow: {}, workflowId: 'a' }],
    ['a version of what is not saved', { workflow: {}, version: 'a'.repeat(64) }],
    ['an unknown key', { workflow: {}, input: {} }],
    ['a number as text', { workflowId: 4 }],
    ['a list as workflow', { workflow: [] }],
    ['no targets', { workflow: {}, targets: [] }],
    ['a text as refresh', { workflow: {}, refresh: 'true' }],
    ['null inputs', { workflow: {}, inputs: null }],
  ])('refuses a run of %s', (_, value) => {
    expect(body.safeParse(value).success).toBe(false)
  })

  it('takes what it documents', () => {
    const version = 'f'.repeat(64)
    const value = {
      workflowId: 'a',
      version,
      inputs: { n: 4, list: [1, null] },
      targets: ['x'],
      refresh: ['x'],
    }
    expect(body.parse(value)).toEqual(value)
  })

  it.each(['-1', '0', '101', '1e1', ' 5', '5.0', '0x5', '', '99999999999999999999'])(
    'refuses %j as a limit',
    (limit) => {
      expect(routes.listRuns.query.safeParse({ limit }).success).toBe(false)
    },
  )

  it('reads digits as a number', () => {
    expect(routes.listRuns.query.parse({ limit: '25' })).toEqual({ limit: 25 })
  })
})
