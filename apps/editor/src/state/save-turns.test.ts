import { emptyWorkflow } from '@weft/workflow'
import { describe, expect, it } from 'vitest'
import { createSaveTurns } from './save-turns.ts'

/** A save that notes when it begins and ends. */
const saveAs = (name: string, log: string[]) => async () => {
  log.push(`${name} begins`)
  await new Promise((resolve) => setTimeout(resolve, 5))
  log.push(`${name} ends`)
  return true
}

describe('createSaveTurns', () => {
  it('begins a save when the one before it is done', async () => {
    const turns = createSaveTurns()
    const log: string[] = []
    const first = turns.take(emptyWorkflow('a'), true, saveAs('first', log))
    const second = turns.take(emptyWorkflow('b'), true, saveAs('second', log))
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  it('sends the same state once while it is on its way, and again after that', async () => {
    const turns = createSaveTurns()
    const log: string[] = []
    const document = emptyWorkflow('a')
    await Promise.all([
      turns.take(document, true, saveAs('first', log)),
      turns.take(document, true, saveAs('second', log)),
    ])
    expect(log).toEqual(['first begins', 'first ends'])
    await turns.take(document, true, saveAs('third', log))
    expect(log).toContain('third ends')
  })

  it('does not take publishing for a save that is under way', async () => {
    const turns = createSaveTurns()
    const log: string[] = []
    const document = emptyWorkflow('a')
    await Promise.all([
      turns.take(document, true, saveAs('save', log)),
      turns.take(document, false, saveAs('publishing', log)),
    ])
    expect(log).toEqual(['save begins', 'save ends', 'publishing begins', 'publishing ends'])
  })
})
