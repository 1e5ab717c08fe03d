import type { ModelReference } from './parse-model-reference.ts'

/** Writes a reference the way documents hold it: what `parseModelReference` reads as the same. */
export function writeModelReference({ owner, name, version, form }: ModelReference): string {
  if (form === 'cog') return `cog:${name}`
  const plain = `${form === 'deployment' ? 'deployments/' : ''}${owner}/${name}`
  return version === undefined || version === '' ? plain : `${plain}:${version}`
}
