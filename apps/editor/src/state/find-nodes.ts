import type { Json } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { registry } from './registry.ts'

/** A node that a search found. */
export interface FoundNode {
  readonly nodeId: string
  readonly name: string
  /** The text in which it was found, when that is not its name. */
  readonly excerpt?: string
}

/** Characters shown around what was found. */
const around = 24

/** Every text inside a value, however deep. */
function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((part: Json | undefined) => textsIn(part))
}

/** A text cut to what stands around a word of it; nothing when it is not there. */
function excerptOf(text: string, word: string): string | undefined {
  const at = text.toLowerCase().indexOf(word)
  if (at < 0) return undefined
  const [from, to] = [Math.max(0, at - around), Math.min(text.length, at + word.length + around)]
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim().replace(/\s+/g, ' ')}${to < text.length ? '…' : ''}`
}

/**
 * The nodes that hold every word of a search, in their name, id, type or the text of their parameters: from left to
 * right and top to bottom. An empty search finds nothing.
 */
export function findNodes(document: WorkflowDocument, search: string): readonly FoundNode[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const [first] = words
  if (first === undefined) return []
  const place = (nodeId: string) => document.layout.nodes[nodeId] ?? { x: 0, y: 0 }
  return Object.entries(document.nodes)
    .flatMap(([nodeId, node]): readonly FoundNode[] => {
      const name = nameOfNode(document, nodeId)
      const title = registry.get(node.type)?.title ?? ''
      const texts = textsIn(node.params)
      const all = [name, nodeId, title, node.type, ...texts].join('\n').toLowerCase()
      if (!words.every((word) => all.includes(word))) return []
      const isInName = name.toLowerCase().includes(first)
      const excerpt = isInName ? undefined : texts.map((text) => excerptOf(text, first)).find(Boolean)
      return [{ nodeId, name, ...(excerpt === undefined ? {} : { excerpt }) }]
    })
    .toSorted((a, b) => place(a.nodeId).x - place(b.nodeId).x || place(a.nodeId).y - place(b.nodeId).y)
}
