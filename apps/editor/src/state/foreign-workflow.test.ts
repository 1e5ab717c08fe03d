import { describe, expect, it } from 'vitest'
import example from '../../../../examples/01-text-to-image/workflow.json' with { type: 'json' }
import { foreignWorkflow } from './foreign-workflow.ts'

describe('foreignWorkflow', () => {
  it('knows the workflows of other programs, in both formats of ComfyUI', () => {
    expect(foreignWorkflow('{ "3": { "class_type": "KSampler", "inputs": {} } }')).toBe('ComfyUI')
    expect(foreignWorkflow('{"last_node_id":9,"nodes":[{"id":1}],"links":[],"version":0.4}')).toBe('ComfyUI')
    expect(foreignWorkflow('{"nodes":[{"type":"invocation"}],"edges":[]}')).toBe('InvokeAI')
    expect(foreignWorkflow('{"content":{"nodes":[{"data":{"schemaId":"chainner:image:load"}}]}}')).toBe(
      'chaiNNer',
    )
  })

  it('takes our own and other texts for none', () => {
    expect(foreignWorkflow(JSON.stringify(example))).toBeUndefined()
    expect(foreignWorkflow('{"nodes": [1,')).toBeUndefined()
    expect(foreignWorkflow('see "class_type": there')).toBeUndefined()
  })
})
