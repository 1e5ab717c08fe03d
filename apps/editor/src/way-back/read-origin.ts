import { readProvenance } from '@weft/provenance'

/** What a picture file says of how it was made. */
export type PictureOrigin =
  /** It carries a workflow; `made` is when, as ISO 8601, where it says so. */
  | { readonly kind: 'workflow'; readonly document: object; readonly made?: string }
  /** It says something that is of no use here: `words` say what. */
  | { readonly kind: 'other'; readonly words: string }
  | { readonly kind: 'none' }

/** Bytes from the start in which other programs leave their notes. */
const headLength = 262_144

/** Names under which other programs write into PNG files, and what those are. */
const strangers: readonly (readonly [RegExp, string])[] = [
  [/tEXt(prompt|workflow)\0/, 'ComfyUI'],
  [/tEXtparameters\0/, 'the Stable Diffusion web UI'],
  [/tEXt(invokeai_metadata|sd-metadata)\0/, 'InvokeAI'],
]

/** Reads what a picture file carries of its making. Never throws: what cannot be read is said. */
export function readOrigin(bytes: Uint8Array): PictureOrigin {
  try {
    const found = readProvenance(bytes)
    if (found?.document !== undefined)
      return {
        kind: 'workflow',
        document: found.document,
        ...(found.createdAt === undefined ? {} : { made: found.createdAt }),
      }
    if (found !== undefined)
      return {
        kind: 'other',
        words: `It was made with Weft, but carries no workflow. ${found.documentOmitted ?? ''}`.trim(),
      }
  } catch (error) {
    return { kind: 'other', words: error instanceof Error ? error.message : String(error) }
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength))
  const stranger = strangers.find(([mark]) => mark.test(head))
  return stranger
    ? {
        kind: 'other',
        words: `It carries what ${stranger[1]} wrote into it, but no workflow of Weft: it is used as an image.`,
      }
    : { kind: 'none' }
}
