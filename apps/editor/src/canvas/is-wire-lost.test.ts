import { describe, expect, it } from 'vitest'
import { isWireLost } from './is-wire-lost.ts'

const start = { nodeId: 'prompt', port: 'text', direction: 'output' } as const
const node = { type: 'prompt', params: {} }
const edge = { from: 'prompt.text', to: 'join.texts' }

describe('isWireLost', () => {
  it('is so when the node that the wire leaves was taken away', () => {
    expect(isWireLost({ start }, { nodes: { prompt: node }, edges: [] })).toBe(false)
    expect(isWireLost({ start }, { nodes: {}, edges: [] })).toBe(true)
  })

  it('is so when one of the wires that are moved is gone, not when it was only written anew', () => {
    const nodes = { prompt: node, join: { type: 'join-text', params: {} } }
    expect(isWireLost({ start, fan: [edge] }, { nodes, edges: [{ ...edge }] })).toBe(false)
    expect(isWireLost({ start, fan: [edge] }, { nodes, edges: [] })).toBe(true)
  })
})
