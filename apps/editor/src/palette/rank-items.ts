import type { PaletteItem } from './palette-item.ts'

/**
 * How well a text holds the letters of a search in order: 0 not at all, 1 the same. A beginning is worth more than
 * the middle of a word, and letters side by side more than scattered ones.
 */
export function fuzzyScore(text: string, search: string): number {
  const where = text.toLowerCase()
  const what = search.toLowerCase()
  if (what === '') return 1
  if (where === what) return 1
  const at = where.indexOf(what)
  if (at === 0) return 0.95
  if (at > 0) return /[\s\-_/.]/.test(where[at - 1] ?? '') ? 0.9 : 0.7
  let from = 0
  let gaps = 0
  for (const letter of what) {
    const found = where.indexOf(letter, from)
    if (found < 0) return 0
    gaps += found - from
    from = found + 1
  }
  return Math.max(0.05, 0.4 - gaps * 0.04)
}

/** The items a search finds, best first; title before aliases, aliases before the description. No search finds all. */
export function rankItems(items: readonly PaletteItem[], search: string): readonly PaletteItem[] {
  const words = search.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  return items
    .map((item) => ({ item, score: words.reduce((sum, word) => sum * wordScore(item, word), 1) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

function wordScore(item: PaletteItem, word: string): number {
  const title = fuzzyScore(item.title, word)
  const alias = Math.max(0, ...[...item.words, item.group].map((other) => fuzzyScore(other, word))) * 0.8
  const inside = item.description.toLowerCase().includes(word.toLowerCase()) ? 0.2 : 0
  return Math.max(title, alias, inside)
}
