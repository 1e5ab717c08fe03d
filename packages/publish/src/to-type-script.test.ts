import { readFile } from 'node:fs/promises'
import { builtInNodes, createNodeRegistry } from '@weft/nodes'
import { parseWorkflow } from '@weft/workflow'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { describeInterface } from './describe-interface.ts'
import { toTypeScript } from './to-type-script.ts'

const registry = createNodeRegistry(builtInNodes)

async function typesOf(example: string): Promise<string> {
  const file = new URL(`../../../examples/${example}/workflow.json`, import.meta.url)
  const { document } = parseWorkflow(await readFile(file, 'utf8'))
  if (document === undefined) throw new Error('not a workflow')
  return toTypeScript(describeInterface(document, registry))
}

describe('toTypeScript', () => {
  it('types inputs and outputs, with words, ranges, choices and defaults', async () => {
    const text = await typesOf('05-prompt-with-inputs')
    expect(text).toContain('  /** How many pictures From 1 to 4. Default 2. */\n  count?: number\n')
    expect(text).toContain('  colour?: "red" | "teal" | "golden"\n')
    expect(text).toContain('  images?: WeftImage[]\n')
    expect(text).toContain('export interface WeftImage')
    expect(text).not.toContain('WeftLora')
  })

  it('takes addresses for pictures and leaves their default out of the words', async () => {
    const text = await typesOf('03-inpainting')
    expect(text).toContain('  mask?: WeftAddress\n')
    expect(text).not.toContain('base64')
  })

  it.each(['01-text-to-image', '02-image-to-image', '05-prompt-with-inputs', '06-chain'])(
    'is TypeScript for %s',
    async (example) => {
      expect(parseSync('types.ts', await typesOf(example)).errors).toEqual([])
    },
  )

  it('keeps names and words from breaking out', () => {
    const port = { title: '', required: true, order: 0, list: false, kind: 'text' } as const
    const text = toTypeScript({
      name: 'a */ b',
      description: '',
      inputs: [{ ...port, name: 'two words', description: '*/ } evil' }],
      outputs: [{ name: 'x-y', nodeId: 'n' }],
      isRandom: false,
      depth: 1,
    })
    expect(parseSync('types.ts', text).errors).toEqual([])
    expect(text).toContain('"two words": string')
    expect(text).toContain('"x-y"?: unknown')
  })
})
