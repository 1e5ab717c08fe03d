/** What a node id looks like: a slug that starts with a letter and holds no dot. */
export const nodeIdPattern = /^[A-Za-z][A-Za-z0-9_-]*$/

/** Makes a slug of any text that fits a node id: accents dropped, everything else turned into dashes. */
export function slugNodeId(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replaceAll(/^[^A-Za-z]+|[-_]+$/g, '')
  return slug === '' ? 'node' : slug
}
