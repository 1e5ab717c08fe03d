import type { ResultView } from '@weft/client'

/** Characters of a prompt that a name takes. */
const promptLength = 140

/** Made once: making one takes longer than all else that a tile of the gallery does. */
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** What a screen reader says of a result: its prompt, what is special about it, and when it was made. */
export function nameOfResult(result: ResultView): string {
  const { prompt, starred, simulated, createdAt } = result
  const words = prompt?.trim().replaceAll(/\s+/g, ' ') ?? ''
  const short = words.length > promptLength ? `${words.slice(0, promptLength)}…` : words
  const time = timeFormat.format(new Date(createdAt))
  return [
    short === '' ? 'Picture without a prompt' : short,
    starred && 'starred',
    simulated && 'simulated',
    time,
  ]
    .filter(Boolean)
    .join(', ')
}
