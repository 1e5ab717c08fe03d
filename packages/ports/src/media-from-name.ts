import { nameWords } from './name-words.ts'
import type { MediaKind } from './port-kind.ts'

/** Words of field names and the media they speak of, counted in published schemas. */
const mediaWords: readonly (readonly [MediaKind, RegExp])[] = [
  ['any', /^(zip|tar|archive|npz|pdf|document|csv|json|txt|subtitles?|srt)$/],
  [
    'image',
    /image|^(img|imgs|photo|photos|picture|pictures|pic|portrait|selfie|frame|frames|thumbnail|sketch)$/,
  ],
  ['video', /video|^(movie|mp4|gif)$/],
  ['audio', /audio|^(sound|voice|speech|music|song|wav|mp3|speaker)$/],
  ['model', /^(weights?|loras?|checkpoint|ckpt|safetensors|embedding|embeddings)$/],
]

/**
 * The kind of media that a file field's name speaks of. A mask anywhere in the name is a mask; otherwise the last
 * word that says anything decides, as in `video_frame_image`. Nothing when no word does.
 */
export function mediaFromName(name: string): MediaKind | 'mask' | undefined {
  const words = nameWords(name)
  if (words.some((word) => /mask/.test(word))) return 'mask'
  for (const word of words.toReversed()) {
    const hit = mediaWords.find(([, pattern]) => pattern.test(word))
    if (hit !== undefined) return hit[0]
  }
  return undefined
}
