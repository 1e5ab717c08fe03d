import { describe, expect, it } from 'vitest'
import { emptyWorkflow, workflowJsonSchema, workflowSchema } from './index.ts'

describe('the published JSON Schema', () => {
  it('is the committed workflow.schema.json (`vitest run packages/workflow -u` writes it anew)', async () => {
    const text = `${JSON.stringify(workflowJsonSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../workflow.schema.json')
  })

  it('asks a hand-written document for its version and nodes only', () => {
    expect(workflowJsonSchema().required).toEqual(['weft', 'nodes'])
    expect(workflowSchema.parse({ weft: 1, nodes: {} })).toEqual(emptyWorkflow(''))
  })

  it('refuses what is no workflow', () => {
    expect(workflowSchema.safeParse({ weft: 2, nodes: {} }).success).toBe(false)
    expect(workflowSchema.safeParse({ weft: 1, nodes: { 'a.b': { type: 'x' } } }).success).toBe(false)
    expect(workflowSchema.safeParse({ weft: 1, nodes: {}, edges: [{ from: 'a', to: 'b.c' }] }).success).toBe(
      false,
    )
  })
})
