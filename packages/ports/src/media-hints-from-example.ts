import { isRecord } from './is-record.ts'
import type { Json } from './json.ts'
import { mediaFromUrl } from './media-from-url.ts'
import type { MediaHints } from './model-schema.ts'
import type { MediaKind } from './port-kind.ts'

/**
 * What a model's published example shows of its files, by the file extensions of the URLs in it: inputs under their
 * names, the output under `output`, and the fields of an object output under theirs (unless an input has the name).
 * Fields that hold no file, or files of several kinds, are left out.
 */
export function mediaHintsFromExample(example: {
  readonly input?: Json
  readonly output?: Json
}): MediaHints {
  const hints = new Map<string, MediaKind>()
  const note = (name: string, value: unknown) => {
    const media = mediaOf(value)
    if (media !== undefined && !hints.has(name)) hints.set(name, media)
  }
  if (isRecord(example.input)) for (const [name, value] of Object.entries(example.input)) note(name, value)
  if (isRecord(example.output)) for (const [name, value] of Object.entries(example.output)) note(name, value)
  else note('output', example.output)
  return Object.fromEntries(hints)
}

/** The one kind of media that a URL, or every URL of a list (of lists), is of. */
function mediaOf(value: unknown): MediaKind | undefined {
  if (typeof value === 'string') {
    const media = mediaFromUrl(value)
    return media === 'any' ? undefined : media
  }
  if (!Array.isArray(value)) return undefined
  const [first, ...rest] = value.map(mediaOf)
  return rest.every((media) => media === first) ? first : undefined
}
