// Writes the two files of a new node: `node scripts/new-node.ts crop-image "Crop image"`.
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [type, title] = process.argv.slice(2)
if (type === undefined || title === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type)) {
  console.error('usage: node scripts/new-node.ts <kebab-case-type> "<Title>"')
  process.exit(2)
}
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'nodes', 'src', 'nodes')
const name = type.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const file = join(folder, `${type}.ts`)
if (existsSync(file)) {
  console.error(`there is a node ${type} already: ${file}`)
  process.exit(2)
}
writeFileSync(
  file,
  `import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'

/** ${title}: say what it gives, in a sentence. */
export const ${name}Node = defineNode({
  type: '${type}',
  title: '${title}',
  description: '',
  category: 'text',
  pure: true,
  params: z.object({}),
  inputs: () => ({ text: port.text('Text', { required: true }) }),
  outputs: () => ({ text: port.text('Text') }),
  async run({ inputs }) {
    return { text: inputs.text ?? '' }
  },
})
`,
)
writeFileSync(
  join(folder, `${type}.test.ts`),
  `import { describe, expect, it } from 'vitest'
import { ${name}Node } from './${type}.ts'

describe('${type}', () => {
  it('says what it is for', () => {
    expect(${name}Node.description).not.toBe('')
  })
})
`,
)
console.log(`written: packages/nodes/src/nodes/${type}.ts and its test`)
console.log(
  `next: give it a description, ports and a run; add ${name}Node to builtInNodes and to packages/nodes/src/index.ts`,
)
