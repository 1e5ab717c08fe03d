import { describe, expect, it } from 'vitest'
import { lostEnd } from './lost-end.ts'
import { sampleDocument } from './sample-document.fixture.ts'

describe('lostEnd', () => {
  it('names the end of a wire whose node was taken away while it was drawn or offered', () => {
    expect(lostEnd(sampleDocument, { from: 'prompt.text', to: 'join.texts' })).toBeUndefined()
    expect(lostEnd(sampleDocument, { from: 'gone.text', to: 'join.texts' })).toBe('gone.text')
    expect(lostEnd(sampleDocument, { from: 'prompt.text', to: 'gone.texts' })).toBe('gone.texts')
  })
})
