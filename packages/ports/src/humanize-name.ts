/** A title made from a field's name where a schema has none: `aspect_ratio` gives `Aspect ratio`. */
export function humanizeName(name: string): string {
  const spaced = name.replaceAll(/[_\-\s]+/g, ' ').trim()
  return spaced === '' ? name : spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
