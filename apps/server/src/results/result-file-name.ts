import type { StoredPicture } from '@weft/storage'

/** Longest part of a file name that is made of the prompt: names are to be read, and some disks take 255 bytes. */
const longestWords = 60

const extensions: { readonly [mediaType: string]: string } = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
}

/** A file name that says what the picture is: its prompt (or its workflow), seed and number. */
export function resultFileName(picture: StoredPicture): string {
  const { prompt, workflowName, seed, lane, index, image } = picture
  const words = slugOf(prompt ?? '') || slugOf(workflowName) || 'picture'
  const number = [
    ...(lane === undefined ? [] : [lane + 1]),
    ...(index === 0 && lane === undefined ? [] : [index + 1]),
  ]
  const name = [words, ...(seed === undefined ? [] : [`seed-${seed}`]), ...number].join('_')
  const extension = extensions[image.mediaType] ?? image.mediaType.replace(/^image\/(?:x-)?/, '')
  return `${name}.${extension}`
}

/** Letters and digits of any script, joined with hyphens, cut between words. */
function slugOf(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if ([...longer].length > longestWords) break
    slug = longer
  }
  return slug || [...(words[0] ?? '')].slice(0, longestWords).join('')
}
