/** Finds words as they are written, but not inside longer ones: `red` is not in `tired`. */
function pattern(words: string): RegExp {
  const plain = words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}_])${plain}(?![\\p{L}\\p{N}_])`, 'gu')
}

/** How often words stand in a text. */
export function countWords(text: string, words: string): number {
  return words.trim() === '' ? 0 : [...text.matchAll(pattern(words))].length
}

/** The text with other words in their place. */
export function replaceWords(text: string, words: string, by: string): string {
  return text.replaceAll(pattern(words), () => by)
}

/** The same in a template: what stands in braces is left alone. */
export function replaceInTemplate(template: string, words: string, by: string): string {
  return template
    .split(/(\{\{|\}\}|\{[^{}]*\})/)
    .map((part, index) => (index % 2 === 0 ? replaceWords(part, words, by) : part))
    .join('')
}

/** A text as a template that says the same: braces are doubled. */
export function escapeBraces(text: string): string {
  return text.replaceAll(/[{}]/g, '$&$&')
}

/** A placeholder's name made from words, that none of the names taken is. */
export function placeholderName(words: string, taken: ReadonlySet<string>): string {
  const slug = words
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
  const base = slug === '' || slug in {} ? 'word' : slug.slice(0, 24)
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}
