/** Letters of a word that make one token, roughly: the model's T5 vocabulary has most short words whole. */
const lettersPerToken = 6

/**
 * Roughly how many tokens a text has for the model's text encoder. An estimate within about a fifth for English: the
 * encoder's vocabulary is not here.
 */
export function approximateTokens(text: string): number {
  let tokens = 0
  for (const [part] of text.matchAll(/\p{Script=Han}|[\p{L}\p{M}]+|\p{N}{1,3}|[^\s\p{L}\p{M}\p{N}]/gu)) {
    tokens += Math.ceil(part.length / lettersPerToken)
  }
  return tokens
}
