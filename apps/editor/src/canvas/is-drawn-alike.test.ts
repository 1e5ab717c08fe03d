import type { NodeProps } from '@xyflow/react'
import { describe, expect, it } from 'vitest'
import type { CardNode } from './flow-elements.ts'
import { isDrawnAlike } from './is-drawn-alike.ts'

const card: NodeProps<CardNode> = {
  id: 'flux',
  type: 'card',
  data: {},
  selected: false,
  dragging: false,
  draggable: true,
  deletable: true,
  selectable: true,
  isConnectable: true,
  zIndex: 0,
  positionAbsoluteX: 0,
  positionAbsoluteY: 0,
}

describe('isDrawnAlike', () => {
  it('leaves a card as it is that is only moved', () => {
    expect(isDrawnAlike(card, { ...card, positionAbsoluteX: 80, dragging: true, zIndex: 1000 })).toBe(true)
  })

  it('draws a card again that is selected, and another one', () => {
    expect(isDrawnAlike(card, { ...card, selected: true })).toBe(false)
    expect(isDrawnAlike(card, { ...card, id: 'prompt' })).toBe(false)
  })
})
