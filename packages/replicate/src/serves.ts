import { parseModelReference } from '@weft/ports'

/** Names that are no accounts of Replicate's: workflows of this server, and models known by their schema alone. */
const ownNames: readonly string[] = ['weft', 'local']

/** Whether a reference names a model or a deployment of Replicate's, by its form. */
export function serves(reference: string): boolean {
  const parsed = parseModelReference(reference)
  return !('issue' in parsed) && parsed.form !== 'cog' && !ownNames.includes(parsed.owner)
}
