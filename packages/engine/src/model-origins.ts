import type { ItemOrigin } from '@weft/nodes'
import { parseModelReference } from '@weft/ports'

/**
 * What tells the pictures of several models apart: for each reference which of the models it is, in the order in which
 * they appear, and a name as short as tells them all apart.
 *
 * @returns nothing unless all are references, and two of them at least are different.
 */
export const modelOrigins = (
  references: readonly (string | undefined)[],
): readonly ItemOrigin[] | undefined => {
  const known = references.filter((reference) => reference !== undefined)
  const models = [...new Set(known)]
  if (known.length < references.length || models.length < 2) return undefined
  const names = shortNames(models)
  return known.map((reference) => {
    const index = models.indexOf(reference)
    return { index, value: names[index] ?? reference, name: 'Model' }
  })
}

/** A name without ids and counts that a machine put into it; all of it when nothing else is in it. */
const withoutMachineMade = (name: string): string =>
  name
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '')
    .replace(/(^|[-_])\d{5,}(?=[-_]|$)/g, '')
    .replace(/^[-_]+|[-_]+$/g, '') || name

/** Names of different references, all of them written in the shortest way in which no two are alike. */
const shortNames = (references: readonly string[]): readonly string[] => {
  const parsed = references.map((reference) => {
    const found = parseModelReference(reference)
    return 'issue' in found ? { owner: '', name: reference } : found
  })
  const ways = [
    parsed.map(({ name }) => withoutMachineMade(name)),
    parsed.map(({ name }) => name),
    parsed.map(({ owner, name }) => (owner === '' ? name : `${owner}/${name}`)),
    parsed.map(({ name, version }) => (version === undefined ? name : `${name}:${version.slice(0, 8)}`)),
  ]
  return ways.find((names) => new Set(names).size === names.length) ?? references
}
