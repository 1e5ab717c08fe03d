import { describe, expect, it } from 'vitest'
import type { WireStart } from '../state/view-store.ts'
import { connectEdit } from './connect-edit.ts'
import { fittingPort } from './fitting-port.ts'
import { portsIn, sampleDocument } from './sample-document.fixture.ts'
import { judgeWire } from './wiring.ts'

const portsOf = portsIn(sampleDocument)
const judge = (start: WireStart) => judgeWire({ document: sampleDocument, start, portsOf })
const input = (nodeId: string, name: string) => portsOf(nodeId)!.inputs.find((port) => port.name === name)!
const output = (nodeId: string, name: string) => portsOf(nodeId)!.outputs.find((port) => port.name === name)!

describe('judgeWire', () => {
  it('lets a wire end where the types fit, from either side', () => {
    const forward = judge({ nodeId: 'photo', port: 'image', direction: 'output' })
    expect(forward('mask', input('mask', 'image'), 'input')).toBeUndefined()
    const backward = judge({ nodeId: 'mask', port: 'image', direction: 'input' })
    expect(backward('photo', output('photo', 'image'), 'output')).toBeUndefined()
  })

  it('says both sides when the types do not fit', () => {
    const refusal = judge({ nodeId: 'prompt', port: 'text', direction: 'output' })(
      'mask',
      input('mask', 'image'),
      'input',
    )
    expect(refusal?.message).toContain('`mask.image`')
    expect(refusal?.message).toContain('`prompt.text`')
  })

  it('refuses a circle, a node to itself, and two ends of the same side', () => {
    const verdict = judge({ nodeId: 'join', port: 'text', direction: 'output' })
    expect(verdict('join', input('join', 'texts'), 'input')?.message).toMatch(/itself/)
    expect(verdict('prompt', output('prompt', 'text'), 'output')?.message).toMatch(/both ends are outputs/)
    const withPlace = {
      ...sampleDocument,
      nodes: { ...sampleDocument.nodes, prompt: { type: 'prompt', params: { text: 'a {thing}' } } },
    }
    const ports = portsIn(withPlace)
    const circle = judgeWire({
      document: withPlace,
      start: { nodeId: 'join', port: 'text', direction: 'output' },
      portsOf: ports,
    })
    const thing = ports('prompt')!.inputs[0]!
    expect(circle('prompt', thing, 'input')?.message).toMatch(/circle/)
  })
})

describe('fittingPort', () => {
  it('takes the first port that fits and is free, and a taken one when none is free', () => {
    const verdict = judge({ nodeId: 'photo', port: 'image', direction: 'output' })
    const look = (taken: boolean) =>
      fittingPort({
        nodeId: 'mask',
        ports: portsOf('mask')!,
        direction: 'input',
        verdict,
        isTaken: () => taken,
      })
    expect(look(false)).toBe('image')
    expect(look(true)).toBe('image')
  })

  it('gives nothing when nothing fits', () => {
    const verdict = judge({ nodeId: 'prompt', port: 'text', direction: 'output' })
    expect(
      fittingPort({
        nodeId: 'mask',
        ports: portsOf('mask')!,
        direction: 'input',
        verdict,
        isTaken: () => false,
      }),
    ).toBeUndefined()
  })
})

describe('connectEdit', () => {
  it('replaces the wire of a port for one thing, and joins a port for a list', () => {
    const one = connectEdit(sampleDocument, { from: 'prompt.text', to: 'show.value' }, portsOf)
    expect(one).toMatchObject({
      kind: 'batch',
      edits: [
        { kind: 'remove-edge', edge: { from: 'join.text', to: 'show.value' } },
        { kind: 'add-edge', edge: { from: 'prompt.text', to: 'show.value' } },
      ],
    })
    expect(connectEdit(sampleDocument, { from: 'show.text', to: 'join.texts' }, portsOf).kind).toBe(
      'add-edge',
    )
  })
})
