/** Words that have a spelling of their own. */
const spellings: ReadonlyMap<string, string> = new Map(
  ['FLUX', 'LoRA', 'SDXL', 'AI', 'GPT', 'VAE', 'HD', 'IP', 'XL', '3D'].map((word) => [
    word.toLowerCase(),
    word,
  ]),
)

/** Longest title that fits the head of a card, in characters. */
const longest = 32

/** Whether a part of a name was made by a machine: a count, a time, a hash. */
function isMachineMade(word: string): boolean {
  return /^\d{5,}$/.test(word) || (/^[0-9a-f]{7,}$/i.test(word) && /\d/.test(word)) || word.length > longest
}

/**
 * A short title for a model from its reference: `black-forest-labs/flux-dev-lora:0ab…` gives `FLUX dev LoRA`.
 * Parts that a machine made are left out; nothing when no other is left.
 */
export function titleOfModel(reference: string): string | undefined {
  const name = reference.split(':')[0]?.split('/').at(-1) ?? ''
  const words = name
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, ' ')
    .split(/[-_\s]+/)
    .filter((word) => word !== '' && !isMachineMade(word))
    .map((word) => spellings.get(word.toLowerCase()) ?? word)
  const kept: string[] = []
  for (const word of words) {
    if ([...kept, word].join(' ').length > longest) break
    kept.push(word)
  }
  const title = kept.join(' ')
  return title === '' ? undefined : `${title.charAt(0).toUpperCase()}${title.slice(1)}`
}
