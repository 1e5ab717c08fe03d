import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtInNodes } from './built-in-nodes.ts'
import { describeNode } from './describe-node.ts'

const directory = new URL('./nodes/', import.meta.url)
const types = builtInNodes.map(({ type }) => type)

describe('built-in nodes', () => {
  it('are exactly the files in nodes/, one each', () => {
    const files = readdirSync(directory).filter((name) => !name.endsWith('.test.ts'))
    expect(files.toSorted()).toEqual(types.map((type) => `${type}.ts`).toSorted())
  })

  it.each(builtInNodes)('$type says what it is and has a test', (definition) => {
    const { type, title, description, aliases } = definition
    expect(title).toMatch(/^[A-Z]/)
    expect(description.length).toBeGreaterThan(30)
    expect(description).toMatch(/\.$/)
    expect(aliases?.length).toBeGreaterThan(1)
    expect(existsSync(new URL(`${type}.test.ts`, directory))).toBe(true)
    const source = readFileSync(new URL(`${type}.ts`, directory), 'utf8')
    expect(source).toMatch(/\/\*\*[\s\S]*?\*\/\nexport const \w+Node = defineNode/)
  })

  it.each(builtInNodes)(
    '$type describes itself with a params schema whose fields are explained',
    (definition) => {
      const { params, inputs, outputs } = describeNode(definition)
      const properties = params.properties
      expect(typeof properties).toBe('object')
      for (const field of Object.values(properties ?? {})) expect(field).toHaveProperty('description')
      expect([...inputs, ...outputs].every(({ name, title }) => name !== '' && title !== '')).toBe(true)
    },
  )
})
