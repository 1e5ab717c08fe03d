import { parseModelReference } from '@weft/ports'

/** Characters of a version that are enough to tell it from others, as everywhere it is shown. */
const shownOfVersion = 8

/** A reference as messages name it: `weft/portrait:1a2b3c4d`. What cannot be read stays as it is. */
export function shortReference(reference: string): string {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed || parsed.version === undefined) return reference
  return reference.replace(parsed.version, parsed.version.slice(0, shownOfVersion))
}
