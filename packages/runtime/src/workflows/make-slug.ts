/** Makes a slug of a name: lower-case letters and digits without accents, joined by hyphens, at most 60 characters. */
export function makeSlug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'workflow' : slug
}
