import { emptyWorkflow } from '@weft/workflow'
import { registry } from '../state/registry.ts'
import { groupTitles } from './group-titles.ts'
import type { PaletteItem } from './palette-item.ts'

/** Every node type as an item of the palette, with the ports it has before anything is set. */
export function nodeItems(): readonly PaletteItem[] {
  const document = emptyWorkflow()
  return registry.definitions.map((definition): PaletteItem => {
    const node = { type: definition.type, params: {} }
    const ports = registry.catalog.interfaceOf({ ...document, nodes: { node } }, 'node', node)
    return {
      id: `node ${definition.type}`,
      title: definition.title,
      description: definition.description,
      group: groupTitles[definition.category],
      words: [definition.type, definition.category, ...(definition.aliases ?? [])],
      inputs: ports?.inputs ?? [],
      outputs: ports?.outputs ?? [],
      adds: { type: definition.type },
    }
  })
}
