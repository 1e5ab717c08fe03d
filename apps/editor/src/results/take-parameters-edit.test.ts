import { readFileSync } from 'node:fs'
import { applyEdit, type Edit, parseWorkflow, type WorkflowDocument } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { parametersOf } from './parameters-of.ts'
import { takeParametersEdit } from './take-parameters-edit.ts'
import { takeTarget } from './take-target.ts'

const example = (folder: string): WorkflowDocument => {
  const text = readFileSync(new URL(`../../../../examples/${folder}/workflow.json`, import.meta.url), 'utf8')
  const { document } = parseWorkflow(text)
  if (document === undefined) throw new Error(`${folder} does not parse`)
  return document
}
const now = example('01-text-to-image')
const maker = Object.keys(now.nodes).find((id) => now.nodes[id]?.type === 'model')!
const prompt = Object.keys(now.nodes).find((id) => typeof now.nodes[id]?.params.text === 'string')!
const edited = (document: WorkflowDocument, ...edits: readonly Edit[]) =>
  edits.reduce((before, edit) => {
    const { document: after, issue } = applyEdit(before, edit)
    expect(issue).toBeUndefined()
    return after
  }, document)
const set = (nodeId: string, path: readonly string[], value?: string | number): Edit => ({
  kind: 'set-param',
  nodeId,
  path,
  ...(value === undefined ? {} : { value }),
})

/** The same graph as it once made a picture: other words, another size, a seed that was drawn. */
const then = edited(
  now,
  set(prompt, ['text'], 'a heron'),
  set(maker, ['input', 'aspect_ratio'], '16:9'),
  set(maker, ['input', 'seed'], 4711),
)
const inputs = { prompt: 'a heron', aspect_ratio: '16:9', seed: 4711, num_outputs: 1 }
const parameters = parametersOf({ nodeId: maker, inputs }, then)
const from = { document: then, nodeId: maker }

describe('taking the parameters of a picture', () => {
  it('sets the node and what feeds it as they were, the drawn seed fixed, as one step that can be undone', () => {
    const { edit, wired } = takeParametersEdit({ document: now, nodeId: maker, from, parameters })
    expect(wired).toEqual([])
    expect(edit?.kind).toBe('batch')
    const applied = applyEdit(now, edit!)
    expect(applied.document.nodes).toEqual(then.nodes)
    expect(applyEdit(applied.document, applied.inverse).document).toEqual(now)
  })

  it('changes nothing when the node is set like that already', () => {
    expect(takeParametersEdit({ document: then, nodeId: maker, from, parameters })).toEqual({ wired: [] })
  })

  it('takes only the seed when that is asked for', () => {
    const { edit } = takeParametersEdit({ document: now, nodeId: maker, from, parameters, seedOnly: true })
    expect(edited(now, edit!)).toEqual(edited(now, set(maker, ['input', 'seed'], 4711)))
  })

  it('clears what was not set then, and sets what a wire brought then', () => {
    const bare = edited(
      now,
      { kind: 'remove-node', nodeId: prompt },
      set(maker, ['input', 'guidance_scale'], 9),
    )
    const { edit } = takeParametersEdit({ document: bare, nodeId: maker, from, parameters })
    const input = edited(bare, edit!).nodes[maker]?.params.input
    expect(input).toEqual({ ...Object(then.nodes[maker]?.params.input), prompt: 'a heron' })
  })

  it('leaves what comes through a wire of another source, and names it', () => {
    const other = edited(now, { kind: 'rename-node', nodeId: prompt, to: 'elsewhere' })
    const { edit, wired } = takeParametersEdit({ document: other, nodeId: maker, from, parameters })
    expect(wired).toEqual(['Prompt'])
    const after = edited(other, edit!)
    expect(after.edges).toEqual(other.edges)
    expect(after.nodes.elsewhere).toEqual(other.nodes.elsewhere)
    expect(after.nodes[maker]).toEqual(then.nodes[maker])
  })
})

describe('the node that takes parameters', () => {
  const renamed = edited(now, { kind: 'rename-node', nodeId: maker, to: 'second' })

  it('is the selected one of the kind, else the one of the name, else one with the same inputs', () => {
    const two = edited(now, { kind: 'add-node', nodeId: 'copy', node: now.nodes[maker]! })
    expect(takeTarget(two, ['copy'], from)).toBe('copy')
    expect(takeTarget(two, [prompt], from)).toBe(maker)
    expect(takeTarget(two, ['copy', maker], from)).toBe(maker)
    expect(takeTarget(renamed, [], from)).toBe('second')
  })

  it('is nobody where there is no such node', () => {
    expect(takeTarget(edited(now, { kind: 'remove-node', nodeId: maker }), [prompt], from)).toBeUndefined()
  })
})
