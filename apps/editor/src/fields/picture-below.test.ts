import { readFileSync } from 'node:fs'
import { parseWorkflow } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { pictureBelow } from './picture-below.ts'

const path = new URL('../../../../examples/03-inpainting/workflow.json', import.meta.url)
const parsed = parseWorkflow(JSON.parse(readFileSync(path, 'utf8')))

describe('pictureBelow', () => {
  it('finds what an input node brings, for the mask of the model and for the input that the mask comes from', () => {
    const { document } = parsed
    if (document === undefined) throw new Error('the example cannot be read')
    expect(pictureBelow(document, {}, 'flux')).toEqual({ url: document.nodes.photo?.params.default })
    expect(pictureBelow(document, {}, 'area')).toEqual(pictureBelow(document, {}, 'flux'))
    expect(pictureBelow({ ...document, edges: [] }, {}, 'area')).toBeUndefined()
  })
})
