import { describe, expect, it } from 'vitest'
import { nodeItems } from './node-items.ts'
import type { PaletteItem } from './palette-item.ts'
import { rankItems } from './rank-items.ts'

const item = (title: string, words: readonly string[] = [], description = ''): PaletteItem => ({
  id: title,
  title,
  description,
  group: 'Test',
  words,
  inputs: [],
  outputs: [],
  adds: { type: title },
})

const items = [
  item('Prompt', ['text', 'caption']),
  item('Load image', ['picture', 'photo']),
  item('Mask', ['inpaint'], 'Paint over a picture what shall change.'),
  item('Join text'),
]
const find = (search: string) => rankItems(items, search).map(({ title }) => title)

describe('rankItems', () => {
  it('finds by the beginning of a word, by alias, by scattered letters and by description, best first', () => {
    expect(find('text')).toEqual(['Join text', 'Prompt'])
    expect(find('photo')[0]).toBe('Load image')
    expect(find('ldimg')).toContain('Load image')
    expect(find('shall')).toEqual(['Mask'])
  })

  it('needs every word, and lists all when nothing is asked', () => {
    expect(find('load photo')).toEqual(['Load image'])
    expect(find('zzz')).toEqual([])
    expect(find('  ')).toHaveLength(items.length)
  })

  it('finds our nodes by what people from other editors call them', () => {
    const names: Readonly<Record<string, string>> = {
      KSampler: 'Model',
      'load checkpoint': 'Model',
      'CLIP text encode': 'Prompt',
      'save image': 'Output',
      'preview image': 'Preview',
      LoraLoader: 'LoRA',
      primitive: 'Number',
      seed: 'Number',
      'upscale image': 'Resize image',
    }
    for (const [name, title] of Object.entries(names))
      expect(rankItems(nodeItems(), name)[0]?.title, name).toBe(title)
  })
})
