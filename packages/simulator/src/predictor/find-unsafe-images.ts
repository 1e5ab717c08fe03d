import type { FluxInput } from './flux-input.ts'

/**
 * Says which images, by index, the safety checker takes for unsafe. Every one when the prompt holds a word such as
 * "nsfw"; every second one, the first included, when it holds "suggestive" or "risque"; and those asked for.
 */
export function findUnsafeImages(input: FluxInput, asked: readonly number[]): ReadonlySet<number> {
  if (input.disable_safety_checker) return new Set()
  const all = /\b(?:nsfw|nude|naked|nudity|porn|explicit|gore)\b/i.test(input.prompt)
  const some = /\b(?:suggestive|risqu[eé])(?!\w)/i.test(input.prompt)
  const indexes = Array.from({ length: input.num_outputs }, (_, index) => index)
  return new Set(indexes.filter((index) => all || (some && index % 2 === 0) || asked.includes(index)))
}
